using OneStop.Core.Dossiers;

namespace OneStop.Reports.Asking;

/// <summary>Which dossiers somebody has to look at.</summary>
/// <param name="Marks">Those that bear any of these.</param>
/// <param name="DossiersOfAnAction">And those that were part of a bulk action with at least so many in the scope; 0 = nobody asks for bulk actions.</param>
public readonly record struct Narrowing(Marks Marks, int DossiersOfAnAction = 0);

/// <summary>
/// A form that has more to say only of narrowed dossiers: every dossier in column (3) of II.06a stands in its plain column, in its own row, and one that the
/// narrowing leaves out stands nowhere else. So the plain column is added up from cells, and only the others are folded again.
/// </summary>
public interface INarrowCases : ICountDossiers
{
    Narrowing Narrowing { get; }

    string PlainColumn { get; }
}
