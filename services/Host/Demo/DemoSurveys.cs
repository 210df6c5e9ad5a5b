using System.Text.Json.Nodes;

namespace OneStop.Host.Demo;

/// <summary>The paper surveys of the report: 390 sheets = 275 + 108 + 7, of them 19 = 2 + 17 at the service centre.</summary>
internal static class DemoSurveys
{
    /// <summary>The array that <c>PUT /v1/surveys</c> takes.</summary>
    public static JsonArray Campaigns() =>
    [
        Campaign("bp-2021-pvhcc", "H10.07", "Trung tâm Phục vụ hành chính công tỉnh", 19, 2, 17, 0),
        Campaign("bp-2021-dvvl", "H10.07.01", "Trung tâm Dịch vụ việc làm", 371, 273, 91, 7),
    ];

    private static JsonObject Campaign(string id, string agency, string place, int collected, int verySatisfied, int satisfied, int neutral) => new()
    {
        ["id"] = id,
        ["agency"] = agency,
        ["place"] = place,
        ["from"] = Iso.Date(BinhPhuoc.From),
        ["to"] = Iso.Date(BinhPhuoc.To),
        ["mode"] = "paper",
        ["issued"] = collected,
        ["collected"] = collected,
        ["ratings"] = new JsonArray(verySatisfied, satisfied, neutral, 0, 0),
    };
}
