using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Figures;

/// <summary>A row by key and label.</summary>
public readonly record struct RowName(string Key, string Label);

/// <summary>
/// Which row a raw key stands in (ruling 26): resolved from the catalogue of the cut-off, with names as of T and procedures in the version at reception.
/// What the catalogue does not know stands under <c>unknown</c>. For one question, not thread safe.
/// </summary>
public sealed class Grouping
{
    /// <summary>The row of what the catalogue does not know (ruling 27).</summary>
    public static readonly RowName Unknown = new("unknown", "chưa xác định");

    /// <summary>The wire names of <c>groupBy</c>.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["field", "agency", "receivedBy", "unit", "level", "procedure", "channel", "chain", "successor"];

    /// <summary>Rows of a form that are agencies under their level, <c>{level}/{agency}</c>; no question asks for it by name.</summary>
    public const string AgencyByLevel = "agencyByLevel";

    private readonly Catalogue _catalogue;
    private readonly DateOnly _on;
    private readonly Func<FactKey, RowName> _rowOf;
    private readonly Dictionary<string, RowName> _agencies = new(StringComparer.Ordinal);
    private readonly Dictionary<(string?, string?, DateOnly), Procedure?> _procedures = [];

    /// <param name="groupBy">One of <see cref="Names"/>, or <c>total</c>: everything in one row.</param>
    public Grouping(Catalogue catalogue, string groupBy, DateOnly on)
    {
        (_catalogue, _on) = (catalogue, on);
        _rowOf = groupBy switch
        {
            "total" => _ => new RowName("total", "Tổng cộng"),
            "field" => key => ProcedureOf(key) is { } p ? new($"{Word(p.Level)}/{p.FieldCode}", p.FieldName) : Unknown,
            "agency" => key => AgencyRow(key.Agency),
            AgencyByLevel => key => Remember(key.Agency, found => new($"{Word(found.Level)}/{found.Code}", found.Name)),
            "receivedBy" => key => AgencyRow(key.ReceivedBy ?? key.Agency),
            "unit" => UnitRow,
            "level" => key => ProcedureOf(key) is { } p ? new(Word(p.Level), AdministrativeLevelLabel.Of(Word(p.Level)) ?? "") : Unknown,
            "procedure" => key => ProcedureOf(key) is { } p ? new(p.Code, p.Name) : Unknown,
            "channel" => key => ChannelRow(key.Channel),
            "chain" => ChainRow,
            "successor" => key => SuccessorRow(key.Agency),
            _ => throw new ArgumentOutOfRangeException(nameof(groupBy), groupBy, "Unknown grouping."),
        };
    }

    /// <summary>For the rows of a question.</summary>
    public static Grouping Of(ReportQuestion question) => new(question.CutOff.Catalogue, question.GroupBy, question.Until);

    /// <summary>The row of a key.</summary>
    public RowName RowOf(FactKey key) => _rowOf(key);

    /// <summary>The procedure of a key in its version at reception; null where unknown.</summary>
    public Procedure? ProcedureOf(FactKey key)
    {
        if (key.Version is not { } version)
        {
            return null;
        }

        var at = (key.Procedure, key.Agency, version);
        if (!_procedures.TryGetValue(at, out var procedure))
        {
            procedure = _catalogue.FindProcedure(key.Procedure, key.Agency, version);
            _procedures.Add(at, procedure);
        }

        return procedure;
    }

    private static string Word(AdministrativeLevel level) => level switch
    {
        AdministrativeLevel.Province => "province",
        AdministrativeLevel.District => "district",
        AdministrativeLevel.Commune => "commune",
        _ => "shared",
    };

    private static string Word(AgencyLevel level) => level switch
    {
        AgencyLevel.Province => "province",
        AgencyLevel.Department => "department",
        AgencyLevel.District => "district",
        AgencyLevel.Commune => "commune",
        _ => "unit",
    };

    private static RowName ChannelRow(Channel channel) => channel switch
    {
        Channel.Online => new("online", "Trực tuyến"),
        Channel.Postal => new("postal", "Bưu chính công ích"),
        _ => new("direct", "Trực tiếp"),
    };

    private RowName AgencyRow(string? agency) => Remember(agency, found => new(found.Code, found.Name));

    private RowName SuccessorRow(string? agency) => Remember(agency, found =>
    {
        for (var hops = 0; found is { Successor: { } successor, EffectiveTo: { } end } && end < _on && hops < 16; hops++)
        {
            if (_catalogue.FindAgency(successor, _on) is not { } next)
            {
                break;
            }

            found = next;
        }

        return new(found.Code, found.Name);
    });

    private RowName Remember(string? agency, Func<Agency, RowName> row)
    {
        if (agency is null)
        {
            return Unknown;
        }

        if (!_agencies.TryGetValue(agency, out var name))
        {
            name = _catalogue.FindAgency(agency, _on) is { } found ? row(found) : Unknown;
            _agencies.Add(agency, name);
        }

        return name;
    }

    private RowName UnitRow(FactKey key)
    {
        var agency = AgencyRow(key.Agency);
        return key.Unit is null || agency == Unknown ? Unknown : new($"{agency.Key}/{_catalogue.FindUnit(key.Agency, key.Unit)?.Name ?? key.Unit}", key.Unit);
    }

    private RowName ChainRow(FactKey key) => ProcedureOf(key) switch
    {
        null => Unknown,
        { Interagency: Interagency.None } => new("none", "Không liên thông"),
        { Chain: [] } p => p.Interagency is Interagency.SameLevel ? new("sameLevel", "Liên thông cùng cấp") : new("acrossLevels", "Liên thông giữa các cấp"),
        { } p => new(string.Join('-', p.Chain.Select(Word)), "Liên thông " + string.Join(" – ", p.Chain.Select(Words))),
    };

    private static string Words(AgencyLevel level) => level switch
    {
        AgencyLevel.Province => "tỉnh",
        AgencyLevel.Department => "sở, ngành",
        AgencyLevel.District => "huyện",
        AgencyLevel.Commune => "xã",
        _ => "đơn vị",
    };
}
