using System.ComponentModel;
using System.Diagnostics;

namespace OneStop.Reports.Exports;

/// <summary>
/// Prints a page to pdf with the Chromium found on this machine, at most two at a time. The page is read from a private folder that is deleted
/// afterwards; it may hold personal data.
/// </summary>
public sealed class PrintPdf(string? browser) : IDisposable
{
    /// <summary>What the answer says where no browser is installed.</summary>
    public const string NoBrowser =
        "Máy chủ chưa cài trình duyệt Chromium nên không in được ra PDF. Hãy cài gói chromium, hoặc tải bản docx/xlsx rồi in.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _presses = new(2);

    /// <summary>Path of the browser on this machine; null = none is installed.</summary>
    public static string? InstalledBrowser() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>The pdf of a self-contained page; null where no browser is installed.</summary>
    /// <exception cref="IOException">The browser failed or took longer than a minute.</exception>
    public async Task<byte[]?> OfAsync(byte[] page, CancellationToken ct)
    {
        if (browser is null)
        {
            return null;
        }

        await _presses.WaitAsync(ct);
        var folder = Directory.CreateTempSubdirectory("onestop-print-");
        try
        {
            var source = Path.Combine(folder.FullName, "page.html");
            var target = Path.Combine(folder.FullName, "page.pdf");
            await File.WriteAllBytesAsync(source, page, ct);
            await RunAsync(browser, folder.FullName, source, target, ct);
            return File.Exists(target) ? await File.ReadAllBytesAsync(target, ct) : throw new IOException("The browser wrote no pdf.");
        }
        finally
        {
            _presses.Release();
            Remove(folder);
        }
    }

    public void Dispose() => _presses.Dispose();

    private static async Task RunAsync(string browser, string profile, string source, string target, CancellationToken ct)
    {
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            $"--user-data-dir={Path.Combine(profile, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={target}", new Uri(source).AbsoluteUri,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        Process process;
        try
        {
            process = Process.Start(start) ?? throw new IOException("The browser did not start.");
        }
        catch (Win32Exception failure)
        {
            throw new IOException("The browser did not start.", failure);
        }

        using (process)
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
            deadline.CancelAfter(Patience);
            try
            {
                var silence = Task.WhenAll(process.StandardError.ReadToEndAsync(deadline.Token), process.StandardOutput.ReadToEndAsync(deadline.Token));
                await process.WaitForExitAsync(deadline.Token);
                await silence;
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                throw new IOException("The browser took longer than a minute.");
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the browser may still hold its profile; the page itself goes.
            File.Delete(Path.Combine(folder.FullName, "page.html"));
        }
    }
}
