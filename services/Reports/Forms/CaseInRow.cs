using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;

namespace OneStop.Reports.Forms;

/// <summary>A dossier with what cells may look at.</summary>
/// <param name="Row">Its row under the question's grouping.</param>
public sealed record CaseInRow(DossierCase Dossier, FormRow Row, ReportQuestion Question, Catalogue Catalogue)
{
    /// <summary>Late in the question's view.</summary>
    public bool Late => Question.View == ReportView.Explained ? Dossier.LateExplained : Dossier.LateBySoftware;

    /// <summary>Its columns in the question's view.</summary>
    public Ii06aColumns Columns => Question.View == ReportView.Explained ? Dossier.Explained : Dossier.Software;

    /// <summary>The procedure in its version at reception; null where the catalogue does not know it.</summary>
    public Procedure? Procedure => Catalogue.FindProcedure(Dossier.Fact.Procedure, Dossier.Fact.Agency, Dossier.Fact.ReceivedOn ?? Question.Until);

    /// <summary>Level of the agency that received it; null where unknown.</summary>
    public AgencyLevel? ReceivingLevel => Catalogue.FindAgency(Dossier.Fact.ReceivedBy ?? Dossier.Fact.Agency, Question.Until)?.Level;
}
