namespace OneStop.Reports.Asking;

/// <summary>A form whose answers carry the on-time rates of ruling 38, so that pictures of them can be drawn.</summary>
public interface IRateForm : IReportForm;
