using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Npgsql;
using OneStop.Contracts.Reports;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Figures;
using OneStop.Reports.Forms;
using OneStop.Reports.Projection;
using OneStop.Runtime.Ledger.Formats;

namespace OneStop.Services.Tests.Forms;

/// <summary>
/// The worked example (tests/Golden/example) as forms see it, folded in memory, with two late reasons, an apology, a handover, a return by post and a
/// rating added so that every form has something to print.
/// </summary>
public sealed class ExampleSource : IFormSource
{
    private static readonly DateTimeOffset Appended = new(2021, 7, 1, 0, 0, 0, TimeSpan.FromHours(7));

    private readonly Dictionary<string, List<Entry>> _dossiers = [];
    private CatalogueHistory _history = CatalogueHistory.Empty;
    private long _position;

    public ExampleSource()
    {
        using var calendar = Json("calendar.json");
        using var national = JsonDocument.Parse($$"""{"code":"national","years":{{calendar.RootElement.GetRawText()}}}""");
        Change("calendar", national.RootElement);
        using var catalogue = Json("example/catalogue.json");
        foreach (var agency in catalogue.RootElement.GetProperty("agencies").EnumerateArray())
        {
            Change("agency", agency);
        }

        foreach (var procedure in catalogue.RootElement.GetProperty("procedures").EnumerateArray())
        {
            Change("procedure", procedure);
        }

        foreach (var line in File.ReadAllLines(PathOf("example/steps.ndjson")))
        {
            using var json = JsonDocument.Parse(line);
            Add(json.RootElement.GetProperty("dossier").GetString()!, StepFormat.Read(++_position, Appended, Encoding.UTF8.GetBytes(line)));
        }

        Explain("000.00.07.H10-210412-0003", new DateOnly(2021, 4, 27));
        Say("000.00.07.H10-210412-0003", new Happening.LateReasonGiven("N9", null, true));
        Say("000.00.07.H10-210412-0004", new Happening.LateReasonGiven("N2", null, true));
        Say("000.00.07.H10-210412-0004", new Happening.Surveyed(4));
    }

    /// <summary>The catalogue after all its changes.</summary>
    public Catalogue Catalogue => _history.Newest;

    /// <summary>A dossier after all its entries.</summary>
    public DossierState StateOf(string dossier) => Fold.Of(dossier, _dossiers[dossier], _history).Today;

    /// <summary>Everything the example holds, for a period.</summary>
    public ReportQuestion Ask(DateOnly from, DateOnly to, string groupBy = "field", ReportView view = ReportView.Software, string scope = "*") => new(
        from, to, scope, ScopeBy.Resolving, groupBy, view, new CutOff(1_000, Appended, true, new DateOnly(2021, 7, 1), _history.Newest, new KeyBook(), new CellShelf(), new NpgsqlConnection()) { Now = Appended }, null);

    public async Task<IReadOnlyList<KeyFigures>> FiguresAsync(ReportQuestion question, CancellationToken ct)
    {
        var figures = new List<KeyFigures>();
        await foreach (var dossier in CasesAsync(question, CaseChoice.All, ct))
        {
            var procedure = _history.Newest.FindProcedure(dossier.Fact.Procedure, dossier.Fact.Agency, dossier.Fact.ReceivedOn ?? question.Until);
            figures.Add(new KeyFigures(
                new FactKey(dossier.Fact.Agency, dossier.Fact.ReceivedBy, dossier.Fact.Unit, dossier.Fact.Procedure, procedure?.EffectiveFrom, dossier.Fact.Channel, false),
                question.View == ReportView.Explained ? dossier.Explained : dossier.Software,
                0,
                0,
                0,
                0,
                0));
        }

        return figures;
    }

    public async IAsyncEnumerable<DossierCase> CasesAsync(
        ReportQuestion question, CaseChoice choice, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var (code, entries) in _dossiers)
        {
            var dossier = DossierCase.Of(code, entries, _history, question.From, question.Until);
            if (choice is CaseChoice.All or CaseChoice.AllAndRated || (choice is CaseChoice.Late && (dossier.LateBySoftware || dossier.LateExplained)) || (choice is CaseChoice.Rated && dossier.Rated))
            {
                yield return dossier;
            }
        }
    }

    public async IAsyncEnumerable<DossierCase> CasesAsync(ReportQuestion question, Narrowing narrowing, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var dossier in CasesAsync(question, CaseChoice.All, ct))
        {
            if (narrowing.DossiersOfAnAction > 0 || (MarkDossier.Of(_dossiers[dossier.Code], dossier.Fact) & narrowing.Marks) != Marks.None)
            {
                yield return dossier;
            }
        }
    }

    public async IAsyncEnumerable<StandingDossier> StandingAsync(ReportQuestion question, [EnumeratorCancellation] CancellationToken ct)
    {
        var rowOf = RowsOf(question);
        await foreach (var dossier in CasesAsync(question, CaseChoice.All, ct))
        {
            yield return new StandingDossier(
                dossier.Code,
                rowOf(FormAnswers.KeyOf(dossier, _history.Newest, question.Until)).Key,
                question.View == ReportView.Explained ? dossier.Explained : dossier.Software);
        }
    }

    public Task<IReadOnlyList<DossierCase>> CasesAsync(ReportQuestion question, IReadOnlyList<string> codes, CancellationToken ct) => Task.FromResult<IReadOnlyList<DossierCase>>(
        [.. codes.Order(StringComparer.Ordinal).Select(code => DossierCase.Of(code, _dossiers[code], _history, question.From, question.Until))]);

    public Task<IReadOnlyList<ReceivedDossier>> ReceivedAsync(ReportQuestion question, DateOnly from, CancellationToken ct) => Task.FromResult<IReadOnlyList<ReceivedDossier>>(
    [
        .. _dossiers.Select(d => Fold.Of(d.Key, d.Value, _history)).Where(f => f.ReceivedOn >= from && f.ReceivedOn <= question.Until)
            .OrderBy(f => f.ReceivedOn).ThenBy(f => f.Dossier, StringComparer.Ordinal).Select(f => new ReceivedDossier(f.Dossier, f.ReceivedOn!.Value)),
    ]);

    public Func<FactKey, FormRow> RowsOf(ReportQuestion question) => key =>
    {
        var procedure = _history.Newest.FindProcedure(key.Procedure, key.Agency, key.Version ?? question.Until);
        return question.GroupBy == "agency"
            ? new FormRow(key.Agency ?? "unknown", _history.Newest.FindAgency(key.Agency, question.Until)?.Name ?? "chưa xác định")
            : procedure is null ? new FormRow("unknown", "chưa xác định") : new FormRow($"{procedure.Level.ToString().ToLowerInvariant()}/{procedure.FieldCode}", procedure.FieldName);
    };

    public Task<IReadOnlyList<DossierItem>> ItemsAsync(ReportQuestion question, IReadOnlyList<string> codes, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DossierItem>>([.. codes.Select(code => new DossierItem(
            code, null, null, null, null, null, null, "direct", null, null, null, null, "open", null, false, null, new ExplainedOutcome(null, null), null, null, null, [], 0, false, []))]);

    public async Task<Contracts.Page<DossierItem>?> ColumnAsync(ReportQuestion question, string row, int column, PageRequest page, CancellationToken ct)
    {
        var rowOf = RowsOf(question);
        var codes = new List<string>();
        await foreach (var dossier in CasesAsync(question, CaseChoice.All, ct))
        {
            var columns = question.View == ReportView.Explained ? dossier.Explained : dossier.Software;
            if (columns[column] != 0 && (row == "total" || rowOf(FormAnswers.KeyOf(dossier, _history.Newest, question.Until)).Key == row))
            {
                codes.Add(dossier.Code);
            }
        }

        return await FormAnswers.PageAsync(this, question, codes, page, ct);
    }

    private static string PathOf(string name, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Golden", name));

    private static JsonDocument Json(string name) => JsonDocument.Parse(File.ReadAllBytes(PathOf(name)));

    private void Change(string kind, JsonElement item) =>
        _history = _history.With(++_position, Appended, CatalogueFormat.Read(kind, Encoding.UTF8.GetBytes(item.GetRawText())));

    private void Add(string dossier, Entry entry)
    {
        if (!_dossiers.TryGetValue(dossier, out var entries))
        {
            _dossiers[dossier] = entries = [];
        }

        entries.Add(entry);
    }

    private void Say(string dossier, Happening what) =>
        Add(dossier, new Entry(++_position, Appended, "onestop", $"x{_position}", Appended.AddMonths(-2), Appended.AddMonths(-2), null, null, null, what));

    private void Explain(string dossier, DateOnly actualOn)
    {
        Say(dossier, new Happening.ExplanationSubmitted("e1", null, "N9", actualOn, "12/BC", null, "u1", "H10.07"));
        Say(dossier, new Happening.ExplanationDecided("e1", true, "u2"));
    }
}
