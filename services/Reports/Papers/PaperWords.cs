using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.WorkingTime;

namespace OneStop.Reports.Papers;

/// <summary>Phrases that the papers of a dossier share.</summary>
internal static class PaperWords
{
    private const string DeskName = "Bộ phận Tiếp nhận và Trả kết quả";

    /// <summary>The head of a paper issued by the competent agency of a dossier.</summary>
    internal static PaperHead Head(DossierState dossier, Catalogue catalogue, string number)
    {
        var on = dossier.ReceivedOn ?? DateOnly.MinValue;
        var agency = catalogue.FindAgency(dossier.Agency, on);
        var superior = agency?.Parent is { } parent ? catalogue.FindAgency(parent, on)?.Name : null;
        return new PaperHead(superior?.ToUpperInvariant(), (agency?.Name ?? dossier.Agency ?? "…………").ToUpperInvariant(), number, null, null);
    }

    /// <summary>The head of a paper issued by the desk that received.</summary>
    internal static PaperHead DeskHead(DossierState dossier, Catalogue catalogue, string number)
    {
        var agency = catalogue.FindAgency(dossier.ReceivedBy ?? dossier.Agency, dossier.ReceivedOn ?? dossier.SubmittedOn ?? DateOnly.MinValue);
        return new PaperHead((agency?.Name ?? dossier.Agency ?? "…………").ToUpperInvariant(), DeskName.ToUpperInvariant(), number, null, null);
    }

    /// <summary>The desk with its agency, as sentences name it.</summary>
    internal static string Desk(DossierState dossier, Catalogue catalogue) =>
        $"{DeskName} {catalogue.FindAgency(dossier.ReceivedBy ?? dossier.Agency, dossier.ReceivedOn ?? dossier.SubmittedOn ?? DateOnly.MinValue)?.Name ?? dossier.Agency ?? "…………"}";

    /// <summary>The number of a form with the circular in force for a dossier received on a day (domain §3).</summary>
    internal static string FormNumber(string number, DateOnly received) => $"Mẫu số {number} ({RuleSet.On(received).FormsOf}).";

    /// <summary>A channel in words.</summary>
    internal static string Channel(Channel channel) => channel switch
    {
        Core.Dossiers.Channel.Online => "trực tuyến",
        Core.Dossiers.Channel.Postal => "dịch vụ bưu chính công ích",
        _ => "trực tiếp",
    };

    /// <summary>A date, or dots.</summary>
    internal static string Day(DateOnly? day) => day is { } known ? VietnameseFormat.Date(known) : "…/…/……";

    /// <summary>Minutes of office time as people say them: "3 giờ 05 phút", "40 phút".</summary>
    internal static string OfficeTime(long minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => $"{rest} phút",
        (var hours, 0) => $"{VietnameseFormat.Count(hours)} giờ",
        (var hours, var rest) => $"{VietnameseFormat.Count(hours)} giờ {rest:00} phút",
    };

    /// <summary>"07 giờ 30 phút, ngày …" as the slip writes it, or dots.</summary>
    internal static string Moment(DateTimeOffset? at)
    {
        if (at is not { } moment)
        {
            return "… giờ … phút, ngày … tháng … năm ……";
        }

        var time = VietnamTime.TimeOf(moment);
        return $"{time.Hour:00} giờ {time.Minute:00} phút, {VietnameseFormat.LongDate(VietnamTime.DateOf(moment))}";
    }
}
