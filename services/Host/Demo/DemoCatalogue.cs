using System.Text.Json.Nodes;

namespace OneStop.Host.Demo;

/// <summary>The catalogue of the demo province as the arrays that <c>PUT /v1/catalogue/…</c> takes.</summary>
internal static class DemoCatalogue
{
    /// <summary>Who presses the buttons at the province.</summary>
    public const string ProvincialOffice = "Văn phòng UBND tỉnh";

    /// <summary>The consulted department of the ministry.</summary>
    public const string MeritDepartment = "G14.09";

    private const string InForceSince = "2019-01-01";
    private static readonly string[] _twoLevels = ["district", "province"];
    private static readonly string[] _threeLevels = ["commune", "district", "province"];

    private static readonly string[] _districts =
    [
        "Thành phố Đồng Xoài", "Thị xã Phước Long", "Thị xã Bình Long", "Huyện Bù Gia Mập", "Huyện Lộc Ninh", "Huyện Bù Đốp", "Huyện Hớn Quản",
        "Huyện Đồng Phú", "Huyện Bù Đăng", "Huyện Chơn Thành", "Huyện Phú Riềng",
    ];

    /// <summary>The province, its department with three units, the service centre, the districts and the consulted department.</summary>
    public static JsonArray Agencies()
    {
        JsonArray agencies =
        [
            Agency("H10", "UBND tỉnh Bình Phước", "province", null, "000.00.00.H10"),
            Agency("H10.02", "Trung tâm Phục vụ hành chính công tỉnh", "department", "H10", "000.00.02.H10"),
            Agency("H10.07", "Sở Lao động - Thương binh và Xã hội", "department", "H10", "000.00.07.H10"),
            Agency("H10.07.01", "Trung tâm Dịch vụ việc làm", "unit", "H10.07", "000.01.07.H10"),
            Agency("H10.07.02", "Cơ sở Cai nghiện ma túy", "unit", "H10.07", "000.02.07.H10"),
            Agency("H10.07.03", "Trung tâm Bảo trợ xã hội", "unit", "H10.07", "000.03.07.H10"),
            Agency("G14", "Bộ Lao động - Thương binh và Xã hội", "province", null, null),
            Agency(MeritDepartment, "Cục Người có công", "department", "G14", null),
        ];
        for (var n = 0; n < _districts.Length; n++)
        {
            var district = Agency($"H10.{31 + n}", "UBND " + _districts[n], "district", "H10", null);
            district["effectiveTo"] = "2025-06-30";
            agencies.Add((JsonNode)district);
        }

        return agencies;
    }

    /// <summary>The units that hold dossiers.</summary>
    public static JsonArray Units()
    {
        var found = new List<(string Agency, string Name)> { ("H10", ProvincialOffice), ("H10.07", Desk.Centre.OneStop), ("H10.07", Desk.Centre.Leader) };
        found.AddRange(DemoField.All.Select(f => f.Section).Distinct().Select(s => ("H10.07", s)));
        foreach (var desk in Desk.All.Skip(1))
        {
            var agency = OneStop.Core.Procedures.AgencyCode.Normalise(desk.Agency)!;
            found.AddRange([(agency, desk.OneStop), (agency, desk.SectionFor(string.Empty)), (agency, desk.Leader)]);
        }

        return [.. found.Select(u => new JsonObject { ["agency"] = u.Agency, ["name"] = u.Name })];
    }

    /// <summary>Every version of every procedure: an amended one is there as it was and as it is.</summary>
    public static JsonArray Procedures()
    {
        var versions = new JsonArray();
        foreach (var procedure in DemoProcedure.All)
        {
            if (procedure.Change == DemoChange.Amended)
            {
                versions.Add((JsonNode)Procedure(procedure, procedure.NationalLimit, InForceSince, null));
            }

            versions.Add((JsonNode)(procedure.Change switch
            {
                DemoChange.New => Procedure(procedure, procedure.Limit, "2021-03-15", "new"),
                DemoChange.Amended => Procedure(procedure, procedure.Limit, "2021-06-01", "amended"),
                _ => Procedure(procedure, procedure.Limit, InForceSince, null),
            }));
        }

        return versions;
    }

    private static JsonObject Agency(string code, string name, string level, string? parent, string? alias)
    {
        var agency = new JsonObject { ["code"] = code, ["name"] = name, ["level"] = level };
        if (parent is not null)
        {
            agency["parent"] = parent;
        }

        if (alias is not null)
        {
            agency["aliases"] = new JsonArray(alias);
        }

        return agency;
    }

    private static JsonObject Procedure(DemoProcedure procedure, int? limit, string from, string? change)
    {
        var field = DemoField.Of(procedure.Field);
        var published = procedure.LegacyLevel != 1 && procedure.Change != DemoChange.Abolished;
        var json = new JsonObject
        {
            ["code"] = procedure.Code,
            ["name"] = procedure.Name,
            ["field"] = new JsonObject { ["code"] = field.Code, ["name"] = field.Name },
            ["administrativeLevel"] = procedure.Level,
            ["limit"] = Days(limit),
            ["serviceLevel"] = procedure.LegacyLevel switch { 4 => "full", 3 => "partial", _ => "information" },
            ["legacyLevel"] = procedure.LegacyLevel,
            ["afterFifteenNextDay"] = limit == 0,
            ["published"] = published,
            ["nationalPortal"] = published,
            ["onlinePayment"] = procedure.OnlinePayment,
            ["postal"] = procedure.Postal,
            ["interagency"] = procedure.Chain switch { DemoChain.None => "none", DemoChain.SameLevel => "sameLevel", _ => "acrossLevels" },
            ["levels"] = Texts(procedure.Level == "shared" ? (procedure.Chain == DemoChain.ThreeLevels ? _threeLevels : _twoLevels) : [procedure.Level]),
            ["nationalLimit"] = Days(procedure.NationalLimit),
            ["portals"] = new JsonObject { ["provincial"] = Presence(published), ["national"] = Presence(published) },
            ["process"] = Process(procedure),
            ["effectiveFrom"] = from,
        };
        if (procedure.Chain is DemoChain.TwoLevels or DemoChain.ThreeLevels)
        {
            json["chain"] = Texts(procedure.Chain == DemoChain.ThreeLevels ? _threeLevels : _twoLevels);
        }

        if (change is not null)
        {
            json["change"] = change;
        }

        if (procedure.Change == DemoChange.Abolished)
        {
            json["effectiveTo"] = "2021-05-31";
        }

        return json;
    }

    private static JsonObject? Days(int? days) => days is null ? null : new JsonObject { ["amount"] = days, ["unit"] = "workingDays" };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];

    private static JsonObject Presence(bool published) => new() { ["published"] = published, ["integrated"] = published };

    private static JsonObject Process(DemoProcedure procedure) => new()
    {
        ["approved"] = true,
        ["electronic"] = true,
        ["steps"] = new JsonArray([.. DemoProcess.For(procedure).Select(s => new JsonObject
        {
            ["name"] = s.Name, ["owner"] = s.Owner, ["amount"] = s.Hours, ["unit"] = "workingHours",
        })]),
    };
}
