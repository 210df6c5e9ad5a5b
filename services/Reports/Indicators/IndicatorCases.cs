using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Indicators;

/// <summary>A dossier with what an indicator may look at.</summary>
public sealed record IndicatorCase(DossierCase Dossier, ReportQuestion Question, Catalogue Catalogue)
{
    public Ii06aColumns Columns => Question.View == ReportView.Explained ? Dossier.Explained : Dossier.Software;

    public Procedure? Procedure => Catalogue.FindProcedure(Dossier.Fact.Procedure, Dossier.Fact.Agency, Dossier.Fact.ReceivedOn ?? Question.Until);

    public AgencyLevel? ReceivingLevel => Catalogue.FindAgency(Dossier.Fact.ReceivedBy ?? Dossier.Fact.Agency, Question.Until)?.Level;
}

/// <summary>Which dossiers stand above and below the line of an indicator, so that its counts open to them.</summary>
public static class IndicatorCases
{
    private static readonly Dictionary<string, (Func<IndicatorCase, bool> Above, Func<IndicatorCase, bool> Below)> ByKey = new(StringComparer.Ordinal)
    {
        ["onTimeRate"] = OnTime(_ => true),
        ["onTimeRate.department"] = OnTime(c => c.ReceivingLevel == AgencyLevel.Department),
        ["onTimeRate.district"] = OnTime(c => c.ReceivingLevel == AgencyLevel.District),
        ["onTimeRate.commune"] = OnTime(c => c.ReceivingLevel == AgencyLevel.Commune),
        ["onTimeRate.field.land"] = OnTime(c => InField(c, "đất đai")),
        ["onTimeRate.field.construction"] = OnTime(c => InField(c, "xây dựng")),
        ["apologyRate"] = (c => c.Dossier is { LateBySoftware: true, Apologised: true }, c => c.Dossier.LateBySoftware),
        ["apologyRate.software"] = (c => c.Dossier is { LateBySoftware: true, Apologised: true }, c => c.Dossier.LateBySoftware),
        ["apologyRate.explained"] = (c => c.Dossier is { LateExplained: true, Apologised: true }, c => c.Dossier.LateExplained),
        ["onlineRate.level3"] = Online(3),
        ["onlineRate.level4"] = Online(4),
        ["postal.receivedRate"] = (c => c.Columns.Total > 0 && c.Dossier.Fact.Channel == Channel.Postal, c => c.Columns.Total > 0),
        ["postal.returnedRate"] = (c => Returned(c) && c.Dossier.AtEnd.ReturnedVia == Channel.Postal, Returned),
        ["processCompliance.rate"] = (c => c.Dossier.Ended && c.Dossier.FollowedProcess(c.Catalogue, c.Question.Until), c => c.Dossier.Ended),
    };

    /// <summary>The test of a rate's <c>numerator</c> or <c>denominator</c>; null where there is none.</summary>
    public static Func<IndicatorCase, bool>? Find(string key, string side) => ByKey.TryGetValue(key, out var counts)
        ? side switch { "numerator" => counts.Above, "denominator" => counts.Below, _ => null }
        : null;

    private static (Func<IndicatorCase, bool>, Func<IndicatorCase, bool>) OnTime(Func<IndicatorCase, bool> fits) =>
        (c => c.Columns.Early + c.Columns.OnTime > 0 && fits(c), c => c.Columns.Ended > 0 && fits(c));

    private static (Func<IndicatorCase, bool>, Func<IndicatorCase, bool>) Online(int level) => (
        c => c.Columns.Total > 0 && c.Dossier.Fact.Channel == Channel.Online && c.Procedure is { } p && OnlineLevel.Of(p) == level,
        c => c.Columns.Total > 0 && c.Procedure is { } p && OnlineLevel.Of(p) is not null);

    private static bool InField(IndicatorCase c, string name) => c.Procedure?.FieldName.Contains(name, StringComparison.OrdinalIgnoreCase) ?? false;

    private static bool Returned(IndicatorCase c) => c.Dossier.ReturnedBetween(c.Question.From, c.Question.Until);
}
