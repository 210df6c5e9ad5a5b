using Microsoft.AspNetCore.Http;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Commands;

/// <summary>Why a command was refused: a value with a stable code, a sentence and the numbers, never an exception.</summary>
/// <param name="Status">400 for a command that says too little, 403, 404, 409 for one the dossier's state forbids.</param>
public sealed record Refusal(int Status, string Code, string Detail, IReadOnlyDictionary<string, object?>? Facts = null)
{
    /// <summary>The command says too little or something that cannot be.</summary>
    public static Refusal Bad(string code, string detail) => new(StatusCodes.Status400BadRequest, code, detail);

    /// <summary>The dossier's state forbids it.</summary>
    public static Refusal Conflict(string code, string detail, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var named = new Dictionary<string, object?>();
        foreach (var (name, value) in facts)
        {
            named[name] = value;
        }

        return new(StatusCodes.Status409Conflict, code, detail, named);
    }

    /// <summary>The answer.</summary>
    public Problem Problem() => Runtime.Hosting.Problem.Of(Status, Code, Detail, Facts);
}
