namespace OneStop.Portal.Rooms;

/// <summary>The address of one dossier's page.</summary>
public static class DossierLink
{
    public static string To(string code) => "/ho-so/" + Uri.EscapeDataString(code);
}
