using System.Diagnostics;

namespace OneStop.Build.Tests;

/// <summary>
/// The Kubernetes manifests without a cluster: each overlay is rendered by kustomize and held to the API's types, required and known fields. Where
/// there is no <c>kubectl</c> to render, the files are held to the same as they stand.
/// </summary>
public sealed class ManifestTests
{
    private static readonly string _root = Tree.FindRoot();
    private static readonly Lazy<bool> _ready = new(Install);

    [Theory]
    [InlineData("pilot")]
    [InlineData("province")]
    [InlineData("nation")]
    public void An_overlay_is_valid(string overlay)
    {
        var (faults, code) = Check(Render(overlay));
        Assert.True(code == 0, faults);
    }

    [Fact]
    public void What_copies_of_a_service_must_share_comes_from_the_secret_and_not_from_a_folder_of_their_own()
    {
        var dossiers = File.ReadAllText(Path.Combine(_root, "k8s/base/dossiers.yaml"));
        Assert.Contains("items: [{key: issuer.pem, path: issuer.pem}]", dossiers, StringComparison.Ordinal);
        Assert.Contains("items: [{key: personal.keys, path: personal.keys}]", dossiers, StringComparison.Ordinal);
        Assert.Contains("{name: ONESTOP_PERSONAL_KEYS, value: /keys/personal.keys}", dossiers, StringComparison.Ordinal);
        Assert.Contains("{name: keys, mountPath: /keys, readOnly: true}", dossiers, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_field_and_a_word_for_a_number_are_caught()
    {
        var planted = File.ReadAllText(Path.Combine(_root, "k8s/base/reports.yaml")).Replace("containerPort", "containrPort", StringComparison.Ordinal).Replace("replicas: 2", "replicas: two", StringComparison.Ordinal);
        var (faults, code) = Check(planted);
        Assert.Equal(1, code);
        Assert.Contains("containrPort: unknown field", faults, StringComparison.Ordinal);
        Assert.Contains("replicas must be integer", faults, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_field_of_an_operator_is_caught_too()
    {
        var planted = File.ReadAllText(Path.Combine(_root, "k8s/overlays/province/postgres.yaml")).Replace("instances: 3", "instances: three", StringComparison.Ordinal).Replace("storage:", "storag:", StringComparison.Ordinal);
        var (faults, code) = Check(planted);
        Assert.Equal(1, code);
        Assert.Contains("instances must be number", faults, StringComparison.Ordinal);
        Assert.Contains("storag: unknown field", faults, StringComparison.Ordinal);
    }

    private static string Render(string overlay)
    {
        try
        {
            var (rendered, code) = Run("kubectl", ["kustomize", $"k8s/overlays/{overlay}"], null, _root);
            Assert.Equal(0, code);
            return rendered;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            TestContext.Current.AddWarning("kubectl is not there: the files were checked as they stand");
            var files = Directory.EnumerateFiles(Path.Combine(_root, "k8s/base"), "*.yaml").Concat(Directory.EnumerateFiles(Path.Combine(_root, "k8s/overlays", overlay), "*.yaml"));
            return string.Join("\n---\n", files.Where(f => Path.GetFileName(f) != "kustomization.yaml").Select(File.ReadAllText));
        }
    }

    private static (string Output, int Code) Check(string manifests)
    {
        Assert.True(_ready.Value, "npm ci failed in k8s/check");
        return Run("node", ["check.mjs"], manifests, Path.Combine(_root, "k8s/check"));
    }

    /// <summary>The checker's libraries, unless those of the lock file are there.</summary>
    private static bool Install()
    {
        var folder = Path.Combine(_root, "k8s/check");
        var installed = new FileInfo(Path.Combine(folder, "node_modules/.package-lock.json"));
        return (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
            || Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], null, folder).Code == 0;
    }

    private static (string Output, int Code) Run(string program, string[] arguments, string? input, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, process.ExitCode);
    }
}
