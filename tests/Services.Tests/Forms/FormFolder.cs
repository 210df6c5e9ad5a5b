using System.Runtime.CompilerServices;

namespace OneStop.Services.Tests.Forms;

/// <summary>
/// The golden files of printed forms, <c>tests/Golden/forms</c>. With ONESTOP_GOLDEN=write a test writes what it would compare, for a person to
/// look at; without it a missing or differing file fails.
/// </summary>
public static class FormFolder
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("ONESTOP_GOLDEN") == "write";

    public static void Compare(string name, byte[] actual)
    {
        var path = Path.Combine(Folder(), name);
        if (Writes)
        {
            File.WriteAllBytes(path, actual);
        }

        Assert.True(File.Exists(path), $"{name} is not in tests/Golden/forms.");
        Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(actual), $"{name} differs from tests/Golden/forms.");
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "Golden", "forms"));
}
