using Microsoft.AspNetCore.Http;
using OneStop.Portal.Api;

namespace OneStop.Portal.Rooms.Reports;

/// <summary>What a report page asks, as it stands in the address; the same names as in the API, so an address can be read by either.</summary>
/// <param name="View"><c>software</c> or <c>explained</c>.</param>
/// <param name="Cutoff">Ledger position or instant; null = what Reports has now.</param>
/// <param name="Template">Province of the CCHC appendix; null for other forms.</param>
public sealed record Question(string Form, Period Period, string? Scope, string? GroupBy, string View, string? Cutoff, string? Template)
{
    /// <summary>How rows may be grouped, with the Vietnamese words for it.</summary>
    public static readonly IReadOnlyList<(string Key, string Name)> Groupings =
    [
        ("field", "Lĩnh vực theo cấp"),
        ("agency", "Cơ quan giải quyết"),
        ("receivedBy", "Cơ quan tiếp nhận"),
        ("level", "Cấp hành chính"),
        ("procedure", "Thủ tục"),
        ("channel", "Kênh tiếp nhận"),
        ("unit", "Bộ phận tiếp nhận"),
    ];

    /// <summary>Provinces whose numbering the CCHC appendix knows.</summary>
    public static readonly IReadOnlyList<(string Key, string Name)> Templates = [("binh-phuoc", "Bình Phước"), ("dak-nong", "Đắk Nông"), ("ha-tinh", "Hà Tĩnh")];

    /// <summary>Reads the address; <paramref name="usual"/> is the period where the address names none.</summary>
    public static Question Read(string form, IQueryCollection address, Period usual) => new(
        form,
        Period.Read(address["from"], address["to"]) ?? usual,
        Text(address, "scope"),
        Text(address, "groupBy"),
        address["view"] == "explained" ? "explained" : "software",
        Text(address, "cutoff"),
        form == "cchc" ? Text(address, "template") ?? Templates[0].Key : null)
    {
        CompareWith = Text(address, "compareWith"),
    };

    /// <summary>Periods to stand beside this one, as the API names them; null = none.</summary>
    public string? CompareWith { get; init; }

    /// <summary>The question put to <paramref name="path"/>: a page of the portal or an address of the API.</summary>
    public Query At(string path) => new Query(path)
        .With("from", Period.From)
        .With("to", Period.To)
        .With("scope", Scope)
        .With("groupBy", GroupBy)
        .With("view", View == "explained" ? View : null)
        .With("cutoff", Cutoff)
        .With("template", Template)
        .With("compareWith", CompareWith);

    /// <summary>The list behind a cell; null where the cell counts nothing.</summary>
    public string? Drill(string row, string column, decimal? value) =>
        value is null or 0 || FormName.Find(Form)?.ListOf(column) is not { } list ? null : At($"/bao-cao/{Form}/{list}").With("row", row).With("column", column).ToString();

    private static string? Text(IQueryCollection address, string name) => address[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
