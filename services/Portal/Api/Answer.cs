namespace OneStop.Portal.Api;

/// <summary>What a service said: a value, or a fault to show in its place; and where its ledger stood.</summary>
/// <param name="Head">Newest ledger position (header <c>X-Ledger-Head</c>); null when not told.</param>
/// <param name="LagSeconds">How far the answer is behind it (header <c>X-Lag-Seconds</c>); null when not told.</param>
public sealed record Answer<T>(T? Value, Fault? Fault, long? Head = null, decimal? LagSeconds = null)
    where T : class;

/// <summary>Why there is no value.</summary>
/// <param name="Status">HTTP status; 503 where the service did not answer at all.</param>
/// <param name="Code">The stable code of the problem, <c>away</c> where the service did not answer.</param>
/// <param name="Detail">A sentence for the reader.</param>
public sealed record Fault(int Status, string Code, string Detail)
{
    public static readonly Fault Away = new(503, "away", "Dịch vụ số liệu đang tạm ngừng hoặc quá tải. Hãy thử lại sau ít phút; dữ liệu đã ghi nhận không mất.");
}
