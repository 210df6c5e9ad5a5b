namespace OneStop.Contracts.Dossiers;

/// <summary>Why a line of a step feed was rejected (ruling 32). The list is closed: a new reason is a new version of the contract.</summary>
public static class RejectionCodes
{
    /// <summary>Not JSON, not an object, or text that cannot be stored (broken UTF-8, U+0000).</summary>
    public const string BadJson = "badJson";

    /// <summary>Lacks <c>source</c>, <c>id</c>, <c>type</c>, <c>dossier</c> or <c>occurredAt</c>.</summary>
    public const string MissingField = "missingField";

    /// <summary>A type the contract does not name.</summary>
    public const string UnknownType = "unknownType";

    /// <summary>A time or date that cannot be read.</summary>
    public const string BadTime = "badTime";

    /// <summary>Over 1 MB (only length and SHA-256 are kept), or a source or id over 400 bytes, a dossier code over 200.</summary>
    public const string TooLarge = "tooLarge";

    /// <summary>A type that only the program itself writes.</summary>
    public const string SystemType = "systemType";

    /// <summary>
    /// The catalogue knows the agency, and it lies outside the token's subtree (ruling 27); or the token is bound to another source than the line names.
    /// </summary>
    public const string ForbiddenAgency = "forbiddenAgency";

    /// <summary>A status of a national message that maps to no entry (0, 11, …).</summary>
    public const string UnknownStatus = "unknownStatus";

    /// <summary>All of them, in the order they are checked.</summary>
    public static IReadOnlyList<string> All { get; } =
        [TooLarge, BadJson, MissingField, SystemType, UnknownType, BadTime, UnknownStatus, ForbiddenAgency];
}
