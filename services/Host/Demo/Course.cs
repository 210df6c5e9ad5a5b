using System.Globalization;

namespace OneStop.Host.Demo;

/// <summary>Writes down the entries of one dossier in order, each with an id of its own.</summary>
internal sealed class Course(string dossier, string agency)
{
    private readonly List<StepReport> _steps = new(12);

    /// <summary>What was written so far.</summary>
    public IReadOnlyList<StepReport> Steps => _steps;

    /// <summary>Adds an entry.</summary>
    /// <param name="recordedAt">Null = at once.</param>
    public void Add(string type, DateTimeOffset at, string? unit, string? officer, DateTimeOffset? recordedAt, params (string Name, object? Value)[] data)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{dossier}/{_steps.Count + 1:00}");
        _steps.Add(new StepReport(id, type, dossier, at, recordedAt, agency, unit, officer, data));
    }

    /// <summary>Adds an entry that was recorded when it occurred.</summary>
    public void Add(string type, DateTimeOffset at, string? unit, string? officer, params (string Name, object? Value)[] data) => Add(type, at, unit, officer, null, data);
}
