using System.Text.Json.Nodes;
using OneStop.Services.Tests.Dossiers;
using OneStop.Services.Tests.Reports;

namespace OneStop.Services.Tests.Trust;

/// <summary>
/// A province in which one district has something of every kind: a late dossier with words and an applicant, a claim of each sort, a rejected line,
/// a filed report, a register. The words it planted may be seen by nobody outside the district and those above it.
/// </summary>
public sealed class AccessWorld : IAsyncLifetime
{
    /// <summary>Whose everything is.</summary>
    public const string Owner = "H10.30";

    /// <summary>The dossier, and one nobody ever sent.</summary>
    public const string Dossier = "000.00.30.H10-210412-0077";

    public const string NoDossier = "000.00.30.H10-210412-0078";

    /// <summary>A subscription to events, by its path.</summary>
    public const string Webhook = "/v1/webhooks/thu";

    /// <summary>A connector that does not run, by its path, and its profile.</summary>
    public const string Connector = "/v1/connectors/thu";

    public const string Profile = """{"url":"https://mcdt.example.vn/tim","status":{"2":"4"},"enabled":false}""";

    /// <summary>The period in which it came in.</summary>
    public const string Period = "from=2021-04-01&to=2021-04-30";

    /// <summary>Words that stand in the dossier, beside it, in its claims and in quarantine.</summary>
    public static readonly IReadOnlyList<string> Planted = ["Phòng Kín", "u-kin", "Người Kín", "0900000077", "Lời Kín", "dong-hong-kin"];

    private readonly ProvinceProgram _province = new();

    public RunningProgram Program => _province.Program;

    public string Explanation { get; private set; } = "";

    public string Correction { get; } = "dinh-chinh-kin";

    public string Sealed { get; private set; } = "";

    public long Quarantined { get; private set; }

    public string Register { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await _province.InitializeAsync();
        using var owner = Program.Client(Owner, "chu");
        await SendAsync(owner);
        var (_, claim) = await owner.SendAsync(HttpMethod.Post, "/v1/explanations", new JsonObject { ["dossier"] = Dossier, ["reason"] = "N9", ["actualOn"] = "2021-04-13", ["text"] = "Lời Kín" });
        Explanation = (string?)claim["id"] ?? throw new InvalidOperationException(claim.ToJsonString());
        Quarantined = (long)(await owner.GetJsonAsync("/v1/quarantine"))["items"]![0]!["id"]!;
        using (var register = await owner.PostBookAsync(SampleBook.Of(["Mã hồ sơ", "Ngày tiếp nhận"], ["000.00.30.H10-210412-0079", "12/04/2021"]), Owner))
        {
            Register = (string)JsonNode.Parse(await register.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["id"]!;
        }

        using var everywhere = Program.Client();
        await everywhere.SendAsync(HttpMethod.Put, Webhook, new JsonObject { ["url"] = "https://mcdt.invalid/nhan", ["events"] = new JsonArray("apology.owed") });
        await everywhere.SendAsync(HttpMethod.Put, Connector, JsonNode.Parse(Profile));
        await ExampleProgram.ReachAsync(everywhere);
        var (_, filed) = await owner.SendAsync(HttpMethod.Post, "/v1/sealed-reports", new JsonObject { ["form"] = "ii06a", ["from"] = "2021-04-01", ["to"] = "2021-04-30" });
        Sealed = (string?)filed["id"] ?? throw new InvalidOperationException(filed.ToJsonString());
    }

    public ValueTask DisposeAsync() => _province.DisposeAsync();

    private async Task SendAsync(HttpClient owner)
    {
        var received = Guid.NewGuid().ToString();
        var answer = await owner.PostAsync(string.Join('\n',
            Steps.Received(Dossier, step =>
            {
                step["id"] = received;
                step["agency"] = Owner;
                step["unit"] = "Phòng Kín";
                step["officer"] = "u-kin";
                step["data"]!["applicant"] = new JsonObject { ["name"] = "Người Kín", ["phone"] = "0900000077" };
                step["note"] = "Lời Kín";
            }),
            Steps.Line("handedOver", Dossier, step =>
            {
                step["agency"] = Owner;
                step["data"] = new JsonObject { ["toUnit"] = "Phòng Kín", ["toOfficer"] = "u-kin" };
            }),
            Steps.Line("corrected", Dossier, step =>
            {
                step["id"] = Correction;
                step["agency"] = Owner;
                step["officer"] = "u-kin";
                step["data"] = new JsonObject
                {
                    ["entry"] = new JsonObject { ["source"] = "test", ["id"] = received },
                    ["shouldSay"] = new JsonObject { ["channel"] = "direct" },
                    ["evidence"] = new JsonObject { ["number"] = "1", ["date"] = "2021-04-13" },
                    ["approvedBy"] = "u-tren",
                };
            }),
            Steps.Line("khongCo", Dossier, step =>
            {
                step["agency"] = Owner;
                step["note"] = "dong-hong-kin";
            })));
        Assert.True(answer.Counts() == "3/0/1", answer.ToJsonString());
    }
}

/// <summary>An agency seen from the owner of the planted things.</summary>
/// <param name="Sees">Whether those things lie in its subtree.</param>
public sealed record Asker(string Agency, string Name, bool Sees)
{
    public static readonly IReadOnlyList<Asker> All =
    [
        new("H10.30", "own", true), new("H10.07", "foreign", false), new("H10", "parent", true), new("H10.30.01", "child", false), new("*", "everything", true),
    ];

    public bool IsRoot => Agency is "H10" or "*";
}

/// <summary>A token's scopes by name: each alone, each role of the portal, everything.</summary>
public sealed record Rights(string Name, IReadOnlyList<string> Scopes)
{
    public static readonly IReadOnlyList<Rights> All =
    [
        .. Runtime.Hosting.Scopes.All.Select(scope => new Rights(scope, [scope])),
        .. Portal.Accounts.Role.All.Select(role => new Rights($"role {role.Code}", [.. role.Scopes.Where(Runtime.Hosting.Scopes.All.Contains)])),
        new("all", Runtime.Hosting.Scopes.All),
        new("none", []),
    ];
}
