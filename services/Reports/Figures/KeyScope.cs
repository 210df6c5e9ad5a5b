using OneStop.Core.Procedures;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Figures;

/// <summary>
/// Whether a raw key lies in the scope of a question: the agency (competent, or of the desk) in the subtree as of T. An agency the catalogue does not know
/// lies only in the scope of a root (ruling 27). For one question, not thread safe.
/// </summary>
internal sealed class KeyScope(Catalogue catalogue, string scope, ScopeBy scopeBy, DateOnly on, IReadOnlyList<AgencyLevel>? levels = null)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly bool _isRoot = scope == "*" || catalogue.FindAgency(scope, on) is { Parent: null };

    public KeyScope(ReportQuestion question)
        : this(question.CutOff.Catalogue, question.Scope, question.ScopeBy, question.Until, question.Levels)
    {
    }

    public bool Holds(FactKey key) => (scope == "*" && levels is null) || HoldsAgency(scopeBy is ScopeBy.Receiving ? key.ReceivedBy ?? key.Agency : key.Agency);

    private bool HoldsAgency(string? agency)
    {
        if (agency is null)
        {
            return _isRoot && levels is null;
        }

        if (!_known.TryGetValue(agency, out var holds))
        {
            holds = catalogue.FindAgency(agency, on) is { } known
                ? (levels is null || levels.Contains(known.Level)) && (scope == "*" || catalogue.InSubtree(agency, scope, on))
                : levels is null && (_isRoot || agency == scope);
            _known.Add(agency, holds);
        }

        return holds;
    }
}
