using OneStop.Contracts.Reports;
using OneStop.Portal.Language;

namespace OneStop.Portal.Rooms.Today;

/// <summary>
/// A letter about a pile of work, ready in the reader's own mail program: how many dossiers, in which units, and where to open the list. It names no
/// dossier, no officer and no citizen.
/// </summary>
public static class MailDraft
{
    /// <summary>Mail programs cut off addresses that are much longer.</summary>
    private const int UnitsMax = 15;

    /// <summary>A <c>mailto:</c> address without a recipient.</summary>
    /// <param name="list">Where the list opens, after signing in.</param>
    public static string Of(Pile pile, Holders holders, DateTimeOffset now, string list, Words words)
    {
        ArgumentNullException.ThrowIfNull(pile);
        ArgumentNullException.ThrowIfNull(holders);
        ArgumentNullException.ThrowIfNull(words);
        var units = holders.Items.GroupBy(h => h.Unit).Select(g => (Unit: g.Key ?? words["chưa rõ đơn vị"], Count: g.Sum(h => h.Count))).OrderByDescending(u => u.Count).ToList();
        var subject = words.Say("{0}: {1} hồ sơ", words[pile.Title], words.Number(holders.Dossiers));
        string[] body =
        [
            words.Say("Đến {0} có {1} hồ sơ: {2}.", Numerals.Time(now), words.Number(holders.Dossiers), words[pile.Title]),
            "",
            .. units.Take(UnitsMax).Select(u => $"- {u.Unit}: {words.Number(u.Count)}"),
            .. units.Count > UnitsMax ? [words.Say("- và {0} đơn vị khác", words.Number(units.Count - UnitsMax))] : Array.Empty<string>(),
            "",
            words["Mở danh sách (cần đăng nhập):"],
            list,
        ];
        return $"mailto:?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(string.Join("\r\n", body))}";
    }
}
