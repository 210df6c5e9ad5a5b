using OneStop.Core.Procedures;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Catalogue;

/// <summary>
/// Which items a token may put: those of its agency's subtree, by parent in the catalogue or in the same request, or by the code itself;
/// what a whole province shares (procedures, the national calendar) only a token of a province or of everything. A province is known by its code here,
/// not by the catalogue: who writes the catalogue must not be able to lift itself.
/// </summary>
internal sealed class CatalogueRight(Access access, CatalogueNow catalogue)
{
    private readonly string _root = AgencyCode.Normalise(access.Agency) ?? "";
    private readonly HashSet<string> _granted = new(StringComparer.Ordinal);

    /// <summary>The refusal, or null.</summary>
    public ItemFault? Refuses(CatalogueItem item)
    {
        if (access.Everywhere)
        {
            return null;
        }

        var allowed = item.Agency is { } agency
            ? IsBelow(agency) || (item.Parent is { } parent && catalogue.Newest.FindAgency(agency, item.Key.EffectiveFrom) is null && IsBelow(parent))
            : _root.Length > 0 && AgencyCode.IsFirstLevel(_root);
        if (!allowed)
        {
            return new ItemFault(ItemFault.ForbiddenAgency, $"ngoài phạm vi {_root} của mã truy cập");
        }

        if (item.Agency is { } granted)
        {
            _granted.Add(granted);
        }

        return null;
    }

    private bool IsBelow(string agency) =>
        agency == _root || agency.StartsWith(_root + ".", StringComparison.Ordinal) || _granted.Contains(agency)
        || catalogue.Newest.InSubtree(agency, _root, DateOnly.MaxValue);
}
