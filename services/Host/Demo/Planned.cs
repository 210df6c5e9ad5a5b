using System.Globalization;
using OneStop.Core.Dossiers;

namespace OneStop.Host.Demo;

/// <summary>One dossier of the demo before its history is written.</summary>
/// <param name="Place">When it is received, on the line of <see cref="OfficeTime"/>.</param>
/// <param name="Serial">Its number of the day at its desk, from 1.</param>
internal sealed record Planned(Desk Desk, DemoProcedure Procedure, Channel Channel, int Place, DateOnly ReceivedOn, int Serial = 0)
{
    /// <summary>The dossier code that the desk prints on the receipt.</summary>
    public string Code { get; } = string.Create(CultureInfo.InvariantCulture, $"{Desk.Agency}-{ReceivedOn:yyMMdd}-{Serial:0000}");
}
