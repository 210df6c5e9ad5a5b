using OneStop.Dossiers;
using OneStop.Host.Demo;
using OneStop.Nation;
using OneStop.Portal;
using OneStop.Reports;
using OneStop.Runtime.Hosting;

namespace OneStop.Host;

/// <summary>What the program is made of: the list of modules, and the words of the command line that belong to none of them.</summary>
public static class Services
{
    /// <summary>All modules, in the order they start.</summary>
    public static IReadOnlyList<Module> All => [new DossiersModule(), new ReportsModule(), new PortalModule()];

    /// <summary>Services that are only served when <c>--serve</c> names them.</summary>
    public static IReadOnlyList<Module> Others => [new NationModule(() => All)];

    /// <summary>Further words.</summary>
    public static IReadOnlyList<Verb> Verbs => [DemoVerb.Verb];
}
