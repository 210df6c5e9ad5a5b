namespace OneStop.Core.Reports;

/// <summary>
/// What stands in one cell of a form, before any format is chosen. Zero is a figure, <see cref="Blank"/> is no figure: a count that is 0 never
/// prints blank, a rate without denominator always does.
/// </summary>
public abstract record TableCell
{
    private TableCell()
    {
    }

    /// <summary>Nothing to print.</summary>
    public static readonly TableCell Blank = new Empty();

    /// <summary>The cell as a Vietnamese reader sees it.</summary>
    public abstract string Printed { get; }

    public static TableCell Of(string? text) => string.IsNullOrEmpty(text) ? Blank : new Words(text);

    public static TableCell Of(long count) => new Whole(count);

    public static TableCell Of(long? count) => count is { } known ? new Whole(known) : Blank;

    public static TableCell Of(Rate rate) => new Share(rate);

    public static TableCell Of(DateOnly? date) => date is { } known ? new Day(known) : Blank;

    public static TableCell Of(decimal? number) => number is { } known ? new Number(known) : Blank;

    /// <summary>No figure and no words.</summary>
    public sealed record Empty : TableCell
    {
        public override string Printed => string.Empty;
    }

    /// <summary>Words; line breaks are kept.</summary>
    public sealed record Words(string Text) : TableCell
    {
        public override string Printed => Text;
    }

    /// <summary>A count of things.</summary>
    public sealed record Whole(long Value) : TableCell
    {
        public override string Printed => VietnameseFormat.Count(Value);
    }

    /// <summary>A measured number, two decimals.</summary>
    public sealed record Number(decimal Value) : TableCell
    {
        public override string Printed => VietnameseFormat.TwoDecimals(Value);
    }

    /// <summary>A percentage with its counts.</summary>
    public sealed record Share(Rate Rate) : TableCell
    {
        public override string Printed => VietnameseFormat.Percent(Rate);
    }

    /// <summary>A date.</summary>
    public sealed record Day(DateOnly Value) : TableCell
    {
        public override string Printed => VietnameseFormat.Date(Value);
    }
}
