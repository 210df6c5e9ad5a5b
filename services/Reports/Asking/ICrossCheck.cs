using OneStop.Contracts.Reports;

namespace OneStop.Reports.Asking;

/// <summary>A form with rules between its lines, beside those of its answer; a broken one blocks filing (domain §9.1, §12 points 13–18).</summary>
public interface ICrossCheck
{
    Task<IReadOnlyList<CheckedRule>> CrossCheckAsync(ReportAnswer answer, ReportQuestion question, CancellationToken ct);
}

/// <summary>A form some of whose columns are the sum of others, in every row and in the total.</summary>
public interface IAddUp
{
    IReadOnlyList<ColumnSum> Sums { get; }
}

/// <param name="Total">Key of the column that is the sum.</param>
/// <param name="Parts">Keys of the columns it is the sum of.</param>
public readonly record struct ColumnSum(string Total, IReadOnlyList<string> Parts)
{
    /// <summary>As on the wire, like <c>3=4+5+6</c>.</summary>
    public string Name => $"{Total}={string.Join('+', Parts)}";
}
