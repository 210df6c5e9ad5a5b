namespace OneStop.Core.Procedures;

/// <summary>One catalogue entry of the ledger: exactly one of the five is set.</summary>
public sealed record CatalogueChange
{
    private CatalogueChange()
    {
    }

    public Agency? Agency { get; private init; }

    public Procedure? Procedure { get; private init; }

    public Unit? Unit { get; private init; }

    public CalendarEdition? Calendar { get; private init; }

    public DossierAlias? DossierAlias { get; private init; }

    public static CatalogueChange Of(Agency agency) => new() { Agency = agency };

    public static CatalogueChange Of(Procedure procedure) => new() { Procedure = procedure };

    public static CatalogueChange Of(Unit unit) => new() { Unit = unit };

    public static CatalogueChange Of(CalendarEdition calendar) => new() { Calendar = calendar };

    public static CatalogueChange Of(DossierAlias alias) => new() { DossierAlias = alias };
}
