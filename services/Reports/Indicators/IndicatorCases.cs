using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports.Indicators;
using OneStop.Reports.Forms;

namespace OneStop.Reports.Indicators;

/// <summary>
/// Which dossiers an indicator counts, so that its figures open to them: <c>numerator</c> and <c>denominator</c> of a rate, <c>value</c> of a plain count.
/// </summary>
public static class IndicatorCases
{
    private const string Numerator = "numerator";
    private const string Denominator = "denominator";

    private static readonly Dictionary<(string Key, string Side), Func<CaseInRow, bool>> Tests = new()
    {
        [("processCompliance.count", "value")] = c => c.Dossier.Ended && FollowedProcess(c),
    };

    static IndicatorCases()
    {
        OnTime("onTimeRate", _ => true);
        OnTime("onTimeRate.department", c => c.ReceivingLevel == AgencyLevel.Department);
        OnTime("onTimeRate.district", c => c.ReceivingLevel == AgencyLevel.District);
        OnTime("onTimeRate.commune", c => c.ReceivingLevel == AgencyLevel.Commune);
        OnTime("onTimeRate.field.land", c => InField(c, "đất đai"));
        OnTime("onTimeRate.field.construction", c => InField(c, "xây dựng"));
        Rate("onTimeRate.department.byProcess", c => AtDepartment(c) && c.Dossier.Software.Late == 0 && FollowedProcess(c), AtDepartment);
        Rate("onTimeRate.due", Good, c => c.Columns.Ended + c.Columns.Overdue > 0);
        Rate("onTimeRate.received", Good, Received);
        Rate("onTimeRate.withPendingInTime", c => Good(c) || c.Columns.OpenInTime > 0, Received);
        Rate("apologyRate", c => c.Dossier is { LateBySoftware: true, Apologised: true }, c => c.Dossier.LateBySoftware);
        Rate("apologyRate.software", c => c.Dossier is { LateBySoftware: true, Apologised: true }, c => c.Dossier.LateBySoftware);
        Rate("apologyRate.explained", c => c.Dossier is { LateExplained: true, Apologised: true }, c => c.Dossier.LateExplained);
        Rate("onlineRate", Online, Received);
        foreach (var level in (int[])[3, 4])
        {
            Rate($"onlineRate.level{level}", c => Online(c) && LevelOf(c) == level, c => Received(c) && (LevelOf(c) is not null || c.Question.OnlineBase is OnlineBase.AllDossiers));
            Rate($"onlineRate.level{level}.ofAll", c => Online(c) && LevelOf(c) == level, Received);
        }

        Rate("onlineRate.partial", c => Online(c) && c.Procedure?.ServiceLevel is ServiceLevel.Partial, OfService);
        Rate("onlineRate.full", c => Online(c) && c.Procedure?.ServiceLevel is ServiceLevel.Full, OfService);
        Rate("postal.receivedRate", c => Received(c) && c.Dossier.Fact.Channel == Channel.Postal, Received);
        Rate("postal.returnedRate", c => Returned(c) && c.Dossier.AtEnd.ReturnedVia == Channel.Postal, Returned);
        Rate("processCompliance.rate", c => c.Dossier.Ended && FollowedProcess(c), c => c.Dossier.Ended);
    }

    /// <summary>The test of one side of an indicator; null where that side counts no dossiers.</summary>
    public static Func<CaseInRow, bool>? Find(string indicator, string side) => Tests.GetValueOrDefault((indicator, side));

    /// <summary>The sides of an indicator that count dossiers.</summary>
    public static IEnumerable<string> SidesOf(string indicator) =>
        new[] { Numerator, Denominator, "value" }.Where(side => Tests.ContainsKey((indicator, side)));

    private static void Rate(string key, Func<CaseInRow, bool> above, Func<CaseInRow, bool> below)
    {
        Tests.Add((key, Numerator), above);
        Tests.Add((key, Denominator), below);
    }

    private static void OnTime(string key, Func<CaseInRow, bool> fits) => Rate(key, c => Good(c) && fits(c), c => c.Columns.Ended > 0 && fits(c));

    private static bool Good(CaseInRow c) => c.Columns.Early + c.Columns.OnTime > 0;

    private static bool Received(CaseInRow c) => c.Columns.Total > 0;

    private static bool Online(CaseInRow c) => Received(c) && c.Dossier.Fact.Channel == Channel.Online;

    private static int? LevelOf(CaseInRow c) => c.Procedure is { } procedure ? OnlineLevel.Of(procedure) : null;

    private static bool OfService(CaseInRow c) => Received(c) && c.Procedure?.ServiceLevel is (ServiceLevel.Partial or ServiceLevel.Full);

    private static bool AtDepartment(CaseInRow c) => c.Dossier.Ended && c.ReceivingLevel == AgencyLevel.Department;

    private static bool FollowedProcess(CaseInRow c) => c.Dossier.FollowedProcess(c.Catalogue, c.Question.Until);

    private static bool InField(CaseInRow c, string name) => c.Procedure?.FieldName.Contains(name, StringComparison.OrdinalIgnoreCase) ?? false;

    private static bool Returned(CaseInRow c) => c.Dossier.ReturnedBetween(c.Question.From, c.Question.Until);
}
