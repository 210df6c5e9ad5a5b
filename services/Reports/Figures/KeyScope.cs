using OneStop.Core.Procedures;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Figures;

/// <summary>
/// Whether a raw key lies in the scope of a question: the agency (competent, or of the desk) is seen from it as of T, and is of one of the asked levels.
/// For one question, not thread safe.
/// </summary>
internal sealed class KeyScope(Catalogue catalogue, string scope, ScopeBy scopeBy, DateOnly on, IReadOnlyList<AgencyLevel>? levels = null)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public KeyScope(ReportQuestion question)
        : this(question.CutOff.Catalogue, question.Scope, question.ScopeBy, question.Until, question.Levels)
    {
    }

    public bool Holds(FactKey key) => (scope == "*" && levels is null) || HoldsAgency(scopeBy is ScopeBy.Receiving ? key.ReceivedBy ?? key.Agency : key.Agency);

    private bool HoldsAgency(string? agency)
    {
        if (!_known.TryGetValue(agency ?? "", out var holds))
        {
            holds = (levels is null || (catalogue.FindAgency(agency, on) is { } known && levels.Contains(known.Level))) && catalogue.Sees(scope, agency, on);
            _known.Add(agency ?? "", holds);
        }

        return holds;
    }
}
