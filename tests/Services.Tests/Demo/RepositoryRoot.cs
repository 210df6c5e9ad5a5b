namespace OneStop.Services.Tests.Demo;

/// <summary>Where the sources lie.</summary>
internal static class RepositoryRoot
{
    /// <summary>The folder that holds the solution, found upwards from the test program.</summary>
    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "OneStop.sln")) ? folder.FullName : Find(folder.Parent ?? throw new InvalidOperationException("OneStop.sln was not found"));
}
