using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Core.Reports;
using OneStop.Core.WorkingTime;

namespace OneStop.Reports.Papers;

/// <summary>Phrases that the papers of a dossier share.</summary>
internal static class PaperWords
{
    /// <summary>The head of a paper issued by the competent agency of a dossier.</summary>
    internal static PaperHead Head(DossierState dossier, Catalogue catalogue, string number)
    {
        var on = dossier.ReceivedOn ?? DateOnly.MinValue;
        var agency = catalogue.FindAgency(dossier.Agency, on);
        var superior = agency?.Parent is { } parent ? catalogue.FindAgency(parent, on)?.Name : null;
        return new PaperHead(superior?.ToUpperInvariant(), (agency?.Name ?? dossier.Agency ?? "…………").ToUpperInvariant(), number, null, null);
    }

    /// <summary>A date, or dots.</summary>
    internal static string Day(DateOnly? day) => day is { } known ? VietnameseFormat.Date(known) : "…/…/……";

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
