namespace OneStop.Dossiers.Registers;

/// <summary>What became of a row of a register.</summary>
internal enum RowFate
{
    Unchanged,
    Accepted,
    Rejected,
}

/// <summary>The outcome of a row, and why where it was rejected.</summary>
internal readonly record struct RowOutcome(RowFate Fate, string? Reason = null)
{
    /// <summary>As it is written beside the row.</summary>
    public string Words => Fate switch
    {
        RowFate.Unchanged => "Đã có, không thay đổi",
        RowFate.Accepted => "Đã ghi nhận",
        _ => $"Không nhận: {Reason}",
    };
}
