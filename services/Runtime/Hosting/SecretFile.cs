namespace OneStop.Runtime.Hosting;

/// <summary>Small secrets in the state folder, readable by this account only.</summary>
public static class SecretFile
{
    /// <summary>
    /// Writes <paramref name="text"/> whole, mode 600, unless the file exists already (then that one stays): it is written under another name
    /// and moved into place.
    /// </summary>
    public static void Create(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(draft, options))
        {
            file.Write(text);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
