namespace OneStop.Portal.Accounts;

/// <summary>Where to go back to: only a path of this portal, never another site.</summary>
public static class LocalPath
{
    /// <summary>The path itself when it begins with one slash, else <c>/</c>.</summary>
    public static string OrHome(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Contains('\\', StringComparison.Ordinal) ? path : "/";
}
