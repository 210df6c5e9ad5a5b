namespace OneStop.Portal.Accounts;

/// <summary>One thing that somebody took out of the portal; kept for audit, never changed.</summary>
public sealed class Reading
{
    /// <summary>Rises with time.</summary>
    public long Id { get; private set; }

    public DateTimeOffset At { get; init; }

    /// <summary>Who; the name signed in with.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The agency whose subtree the account saw, or <c>*</c>.</summary>
    public string Agency { get; init; } = "";

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What exactly: a dossier, a form with its question, a sample with its seed. Never personal data.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What is noted, in Vietnamese.</summary>
    public static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        [Sample] = "Rút mẫu kiểm tra",
        [CaseFiles] = "Tải hồ sơ vụ việc",
        [Export] = "Tải báo cáo",
        [Paper] = "In phiếu của hồ sơ",
        [Personal] = "Xem dữ liệu cá nhân",
    };

    public const string Sample = "sample";
    public const string CaseFiles = "caseFiles";
    public const string Export = "export";
    public const string Paper = "paper";
    public const string Personal = "personal";
}
