using DocumentFormat.OpenXml.Wordprocessing;
using OneStop.Core.Reports;

namespace OneStop.Reports.Exports;

/// <summary>The sheet a document is laid out on: lengths in millimetres, letters of A4 papers made smaller for A5.</summary>
/// <param name="Left">Margin at the left; <paramref name="Other"/> is that of the three others.</param>
/// <param name="Letters">What sizes of letters are multiplied by.</param>
/// <param name="HeadLeft">The share of the width that the agency takes in the head.</param>
public sealed record DocxSheet(decimal Width, decimal Height, decimal Left, decimal Other, decimal Letters, decimal HeadLeft)
{
    private static readonly DocxSheet A4Across = new(297, 210, 20, 15, 1, 0.45m);
    private static readonly DocxSheet A5Upright = new(148, 210, 14, 10, 0.75m, 0.4m);

    public static DocxSheet Of(PaperSize paper) => paper is PaperSize.A5Upright ? A5Upright : A4Across;

    /// <summary>Room between the margins, in twentieths of a point.</summary>
    public int Room => DocxParts.Twips(Width - Left - Other);

    /// <summary>The size of letters that have <paramref name="points"/> on A4, to the half point.</summary>
    public decimal Points(decimal points) => decimal.Round(points * Letters * 2, MidpointRounding.AwayFromZero) / 2;

    /// <summary>The last element of a body, page numbers by <paramref name="footer"/>.</summary>
    public SectionProperties Section(string footer) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        new PageSize
        {
            Width = (uint)DocxParts.Twips(Width),
            Height = (uint)DocxParts.Twips(Height),
            Orient = Width > Height ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
        },
        new PageMargin
        {
            Left = (uint)DocxParts.Twips(Left),
            Right = (uint)DocxParts.Twips(Other),
            Top = DocxParts.Twips(Other),
            Bottom = DocxParts.Twips(Other),
            Header = (uint)DocxParts.Twips(Other * 8 / 15),
            Footer = (uint)DocxParts.Twips(Other * 8 / 15),
            Gutter = 0,
        });
}
