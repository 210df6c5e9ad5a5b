using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OneStop.Services.Tests.Fuzzing;

/// <summary>Coverage-guided inputs (<c>tests/Fuzz</c>), some thousand of them: none is read with a fault, and the guide does find ways that the sound inputs do not take.</summary>
public sealed partial class GuidedFuzzTests
{
    private const int InputsEach = 2_000;

    private static readonly string _program = Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "Services.Tests"), Path.Combine("tests", "Fuzz"), StringComparison.Ordinal), "OneStop.Fuzz.dll");

    [Fact]
    public async Task No_way_in_reads_an_input_with_a_fault_wherever_it_leads()
    {
        using var fuzz = Process.Start(new ProcessStartInfo("dotnet", [_program, "--inputs", $"{InputsEach}"]) { RedirectStandardOutput = true })!;
        var said = await fuzz.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await fuzz.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(fuzz.ExitCode == 0, said);
        var kept = Summary().Matches(said).ToDictionary(line => line.Groups[1].Value, line => int.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture));
        Assert.Equal(["array", "national", "register", "steps"], kept.Keys.Order(StringComparer.Ordinal));
        Assert.All(kept.Values, count => Assert.InRange(count, 5, InputsEach));
        TestContext.Current.SendDiagnosticMessage(said);
    }

    [GeneratedRegex(@"^(\w+): \d+ inputs from seed \d+, (\d+) kept", RegexOptions.Multiline)]
    private static partial Regex Summary();
}
