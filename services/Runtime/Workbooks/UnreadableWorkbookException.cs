namespace OneStop.Runtime.Workbooks;

/// <summary>A file that somebody sent is not read: it is no workbook, something in it is not as a workbook has it, or it would unfold to too much.</summary>
/// <param name="tooLarge">Whether it would unfold to too much; what it holds has not been looked at then.</param>
/// <param name="cause">What the library says; <c>null</c> when too large.</param>
public sealed class UnreadableWorkbookException(bool tooLarge, Exception? cause)
    : Exception(tooLarge ? "The workbook unfolds to too much." : "The workbook cannot be read.", cause)
{
    /// <summary>Whether it would unfold to too much.</summary>
    public bool TooLarge { get; } = tooLarge;
}
