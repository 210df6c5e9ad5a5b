namespace OneStop.Portal.Accounts;

/// <summary>
/// What an account is for, and the scopes (ruling 37) its pages ask the two services with. The scope of rows is the account's agency; what a
/// role lacks here it can neither see in the navigation nor get from the services.
/// </summary>
/// <param name="Code">Stored with the account.</param>
/// <param name="Name">Vietnamese name on the pages.</param>
/// <param name="Scopes">Scopes of its tokens.</param>
public sealed record Role(string Code, string Name, IReadOnlyList<string> Scopes)
{
    /// <summary>The right to manage accounts; lives in the portal only and is never part of a token.</summary>
    public const string ManageAccounts = "accounts:manage";

    /// <summary>The right to draw random samples and take their case files; lives in the portal only.</summary>
    public const string DrawSamples = "samples:draw";

    private static readonly string[] Reading = ["dossiers:read", "reports:read", "catalogue:read"];

    public static readonly Role Intake = new("intake", "Công chức tiếp nhận", [.. Reading, "steps:write", "explanations:write", "personal:read"]);

    public static readonly Role Officer = new("officer", "Người giải quyết", [.. Reading, "steps:write", "explanations:write", "personal:read"]);

    public static readonly Role Leader = new("leader", "Lãnh đạo", [.. Reading, "explanations:write", "reports:seal", "personal:read"]);

    public static readonly Role Controller = new(
        "controller",
        "Kiểm soát TTHC",
        [.. Reading, "reports:seal", "explanations:write", "explanations:decide", "catalogue:write", "quarantine:write", DrawSamples]);

    public static readonly Role Administrator = new(
        "administrator",
        "Quản trị hệ thống",
        [
            .. Reading, "steps:write", "reports:seal", "catalogue:write", "explanations:write", "explanations:decide",
            "quarantine:write", "ledger:read", "personal:read", ManageAccounts, DrawSamples,
        ]);

    public static readonly Role Viewer = new("viewer", "Chỉ xem", Reading);

    /// <summary>Đoàn kiểm tra: reads one subtree, masked, until its account expires.</summary>
    public static readonly Role Inspector = new("inspector", "Đoàn kiểm tra", [.. Reading, DrawSamples]);

    public static readonly IReadOnlyList<Role> All = [Intake, Officer, Leader, Controller, Administrator, Viewer, Inspector];

    /// <summary>The role of that code; null where there is none.</summary>
    public static Role? Find(string? code) => All.FirstOrDefault(r => r.Code == code);
}
