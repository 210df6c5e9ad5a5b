using System.Diagnostics;

namespace OneStop.Build.Tests;

/// <summary>One file as the guards see it.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="Runnable">The owner may execute it.</param>
public sealed record TreeFile(string Path, string Text, bool Runnable = false)
{
    /// <summary>The lines, without their ends.</summary>
    public string[] Lines { get; } = Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>The extension with its dot.</summary>
    public string Extension => System.IO.Path.GetExtension(Path);

    /// <summary>The name without folders and extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Whether the file lies below a folder, for example <c>services/Core/</c>.</summary>
    public bool IsUnder(string folder) => Path.StartsWith(folder, StringComparison.Ordinal);
}

/// <summary>What a guard judges: the text files of a repository, real or planted.</summary>
public sealed record Tree(IReadOnlyList<TreeFile> Files)
{
    private static readonly string[] _binary = [".png", ".jpg", ".ico", ".gz", ".xlsx", ".docx", ".pdf", ".woff2"];

    /// <summary>The tree of this repository.</summary>
    public static Tree Repository { get; } = Read(FindRoot());

    /// <summary>A planted tree.</summary>
    public static Tree Of(params TreeFile[] files) => new(files);

    /// <summary>The C# sources below a folder.</summary>
    public IEnumerable<TreeFile> Sources(string folder = "") => Files.Where(f => f.Extension == ".cs" && f.IsUnder(folder));

    /// <summary>The folder that holds the solution, found upwards from the test program.</summary>
    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "OneStop.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("OneStop.sln was not found above " + AppContext.BaseDirectory);
    }

    private static Tree Read(string root)
    {
        var files = Tracked(root)
            .Where(path => !_binary.Contains(System.IO.Path.GetExtension(path)))
            .Select(path => (path, full: System.IO.Path.Combine(root, path)))
            .Where(f => File.Exists(f.full))
            .Select(f => new TreeFile(f.path, File.ReadAllText(f.full), IsRunnable(f.full)));
        return new Tree([.. files]);
    }

    private static bool IsRunnable(string path) => OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute);

    /// <summary>What git tracks or would track; so build output and state folders are no concern of the guards.</summary>
    private static string[] Tracked(string root)
    {
        var git = new ProcessStartInfo("git", ["-C", root, "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { RedirectStandardOutput = true };
        using var process = Process.Start(git) ?? throw new InvalidOperationException("git did not start");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            : throw new InvalidOperationException("git ls-files answered " + process.ExitCode);
    }
}
