using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Sealing;

/// <summary>A filed report as stored.</summary>
/// <param name="Today">The civil date it was read on.</param>
/// <param name="Body">The bytes as filed.</param>
internal sealed record Edition(
    string Id,
    string Form,
    DateOnly From,
    DateOnly To,
    DateOnly Today,
    string Scope,
    string ScopeBy,
    string GroupBy,
    string View,
    string? Template,
    long Position,
    DateTimeOffset? Instant,
    string Sha256,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The question it answered, at a cut-off that has been opened for it.</summary>
    public ReportQuestion Under(CutOff cutOff) => new(
        From,
        To,
        Scope,
        ScopeBy == "receiving" ? Asking.ScopeBy.Receiving : Asking.ScopeBy.Resolving,
        GroupBy,
        View == "explained" ? ReportView.Explained : ReportView.Software,
        cutOff,
        Template);
}

/// <summary>Finds the place of any fact under one question; for one comparison, not thread safe.</summary>
internal sealed class Placing(IPlaceDossiers form, ReportQuestion question)
{
    private readonly KeyScope _scope = new(question);
    private readonly Grouping _grouping = Grouping.Of(question);

    public ReportQuestion Question => question;

    /// <summary>The same form under another question.</summary>
    public Placing Under(ReportQuestion other) => new(form, other);

    public Place? Of(FactKey key, IEnumerable<Delta> software, IEnumerable<Delta>? explained) => _scope.Holds(key)
        ? form.PlaceOf(question.View is ReportView.Explained ? explained ?? software : software, _grouping.RowOf(key), question.From, question.Until)
        : null;
}
