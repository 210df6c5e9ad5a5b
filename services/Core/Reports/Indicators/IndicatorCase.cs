using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;

namespace OneStop.Core.Reports.Indicators;

/// <summary>A dossier as indicators look at it, for the period [F, T] and view of a question.</summary>
/// <param name="Columns">In the view asked for.</param>
/// <param name="Procedure">In its version at reception; null where the catalogue does not know it.</param>
/// <param name="ReceivingLevel">Of the agency that received it; null where unknown.</param>
public sealed record IndicatorCase(
    DossierCase Dossier, Ii06aColumns Columns, Procedure? Procedure, AgencyLevel? ReceivingLevel, Catalogue Catalogue, DateOnly From, DateOnly Until, OnlineBase OnlineBase)
{
    /// <summary>Resolved early or on time.</summary>
    public bool Good => Columns.Early + Columns.OnTime > 0;

    /// <summary>In column (3).</summary>
    public bool Received => Columns.Total > 0;

    /// <summary>In column (3), and came in online.</summary>
    public bool Online => Received && Dossier.Fact.Channel == Channel.Online;

    /// <summary>Level at which its procedure is offered online (ruling 28); null where it is not.</summary>
    public int? Level => Procedure is { } procedure ? OnlineLevel.Of(procedure) : null;

    /// <summary>Its procedure is offered online in part or in full.</summary>
    public bool OfService => Received && Procedure?.ServiceLevel is ServiceLevel.Partial or ServiceLevel.Full;

    /// <summary>Resolved in the period, received by a department.</summary>
    public bool AtDepartment => Dossier.Ended && ReceivingLevel == AgencyLevel.Department;

    /// <summary>Without a late or skipped step.</summary>
    public bool FollowedProcess => Dossier.FollowedProcess(Catalogue, Until);

    /// <summary>Its result was handed over in the period.</summary>
    public bool Returned => Dossier.ReturnedBetween(From, Until);
}
