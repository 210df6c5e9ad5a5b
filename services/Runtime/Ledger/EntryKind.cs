namespace OneStop.Runtime.Ledger;

/// <summary>The kinds of ledger entries: their names on the wire, and the numbers they are stored and hashed by, which never change.</summary>
public static class EntryKind
{
    public const string Step = "step";
    public const string Agency = "agency";
    public const string Procedure = "procedure";
    public const string Unit = "unit";
    public const string Calendar = "calendar";

    /// <summary>The place of figures that people typed; what they say is kept beside the ledger.</summary>
    public const string Typed = "typed";

    /// <summary>What the program tells the world and no figure depends on: a report was sealed.</summary>
    public const string Notice = "notice";

    /// <summary>A dossier's code means another dossier (decision 0012).</summary>
    public const string DossierAlias = "dossierAlias";

    // Number 6 was meant for rule sets, and no entry has it: they are code (decision 0022). A number is never given twice.
    private const string NeverWritten = "ruleSet";

    private static readonly string[] Names = [Step, Agency, Procedure, Unit, Calendar, NeverWritten, Typed, Notice, DossierAlias];

    /// <summary>The number of a name.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    internal static short NumberOf(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index >= 0 && name != NeverWritten ? (short)(index + 1) : throw new ArgumentException($"'{name}' is no kind of ledger entry.", nameof(name));
    }

    /// <summary>The name of a number.</summary>
    internal static string NameOf(short number) => Names[number - 1];
}
