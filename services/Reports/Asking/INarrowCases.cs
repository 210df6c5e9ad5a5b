using OneStop.Core.Dossiers;

namespace OneStop.Reports.Asking;

/// <summary>Which dossiers somebody has to look at.</summary>
/// <param name="Marks">Those that bear any of these.</param>
/// <param name="DossiersOfAnAction">And those that were part of a bulk action with at least so many in the scope; 0 = nobody asks for bulk actions.</param>
public readonly record struct Narrowing(Marks Marks, int DossiersOfAnAction = 0);

/// <summary>A form that only narrowed dossiers stand in, but for one plain column.</summary>
public interface INarrowCases : ICountDossiers
{
    Narrowing Narrowing { get; }

    /// <summary>
    /// The column that every dossier in column (3) of II.06a stands in, in its own row, and those that the narrowing leaves out stand nowhere else: it is added up
    /// from cells. Null = there is none.
    /// </summary>
    string? PlainColumn { get; }
}
