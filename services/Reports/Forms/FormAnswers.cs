using OneStop.Contracts.Reports;
using OneStop.Core.Procedures;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;

namespace OneStop.Reports.Forms;

/// <summary>What all forms do alike when they answer and print.</summary>
internal static class FormAnswers
{
    /// <summary>Row key of the total.</summary>
    internal const string TotalRow = "total";

    /// <summary>An answer with the question's coordinates filled in.</summary>
    internal static CellReport Cells(
        string form,
        string definition,
        ReportQuestion question,
        IReadOnlyList<ReportColumn> columns,
        IReadOnlyList<ReportRow> rows,
        IReadOnlyDictionary<string, ReportValue> total,
        IReadOnlyList<ReportCheck>? checks = null,
        IReadOnlyList<KeyFigures>? figures = null,
        string version = "1") => new()
        {
            Form = form,
            Definition = new ReportDefinition(version, definition),
            Period = new ReportPeriod(question.From, question.To),
            Scope = question.Scope,
            View = ViewOf(question),
            AsOf = new AsOf(question.CutOff.Position, question.CutOff.Instant),
            ScopeBy = question.ScopeBy == ScopeBy.Receiving ? "receiving" : "resolving",
            GroupBy = question.GroupBy,
            Columns = columns,
            Rows = rows,
            Total = new ReportTotal(total),
            Excluded = figures is null ? [] : ListLeftOut.CountsOf(figures),
            Checks = checks ?? [],
        };

    internal static string ViewOf(ReportQuestion question) => question.View == ReportView.Explained ? "explained" : "software";

    /// <summary>Whose form it is: the agency of the scope and the body above it; everything is "Toàn hệ thống".</summary>
    internal static FormPaper Paper(ReportQuestion question, Catalogue catalogue)
    {
        var agency = question.Scope == "*" ? RootOf(catalogue, question.Until) : catalogue.FindAgency(question.Scope, question.Until);
        var superior = agency?.Parent is { } parent ? catalogue.FindAgency(parent, question.Until)?.Name : null;
        return new FormPaper(
            agency?.Name ?? (question.Scope == "*" ? "Toàn hệ thống" : question.Scope),
            superior,
            question.From,
            question.To,
            ViewOf(question),
            question.CutOff.Position,
            question.CutOff.Instant);
    }

    /// <summary>One page of codes in ordinal order; the cursor is the last code given.</summary>
    internal static async Task<Page<DossierItem>> PageAsync(
        IFormSource source, ReportQuestion question, IEnumerable<string> codes, PageRequest page, CancellationToken ct)
    {
        var after = codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(c => page.Cursor is null || string.CompareOrdinal(c, page.Cursor) > 0)
            .Take(page.Limit + 1)
            .ToList();
        var here = after.Take(page.Limit).ToList();
        return new Page<DossierItem>(await source.ItemsAsync(question, here, ct), after.Count > page.Limit ? here[^1] : null);
    }

    /// <summary>The keys that single dossiers are grouped by.</summary>
    internal static FactKey KeyOf(Core.Reports.DossierCase dossier, Catalogue catalogue, DateOnly until) => new(
        dossier.Fact.Agency,
        dossier.Fact.ReceivedBy,
        dossier.Fact.Unit,
        dossier.Fact.Procedure,
        catalogue.FindProcedure(dossier.Fact.Procedure, dossier.Fact.Agency, dossier.Fact.ReceivedOn ?? until)?.EffectiveFrom,
        dossier.Fact.Channel,
        dossier.Fact.Now.DueUnknown);

    private static Agency? RootOf(Catalogue catalogue, DateOnly on)
    {
        var roots = catalogue.Agencies.Where(a => a.Parent is null && (a.EffectiveTo is null || a.EffectiveTo >= on)).Select(a => a.Code).Distinct().ToList();
        return roots is [var only] ? catalogue.FindAgency(only, on) : null;
    }
}
