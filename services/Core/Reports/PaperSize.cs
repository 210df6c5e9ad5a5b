namespace OneStop.Core.Reports;

/// <summary>The sheet a form is printed on (TT 01/2018/TT-VPCP Điều 10: registers A4, the papers of one dossier A5).</summary>
public enum PaperSize
{
    /// <summary>A4, 297 × 210 mm: report tables and registers.</summary>
    A4Across,

    /// <summary>A5, 148 × 210 mm: receipts, slips and letters of one dossier.</summary>
    A5Upright,
}
