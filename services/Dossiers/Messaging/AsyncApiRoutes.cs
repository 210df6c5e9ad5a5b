using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Runtime.Hosting;

namespace OneStop.Dossiers.Messaging;

/// <summary>The description of messages, served beside that of the API, and written by <c>onestop asyncapi FILE</c> when the program is built with its contracts.</summary>
internal static class AsyncApiRoutes
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static readonly Verb Verb = new("asyncapi", "write the description of messages", WriteAsync) { Operands = "FILE", OperandsMax = 1 };

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/asyncapi.json", () => Results.Text(Text(), "application/json; charset=utf-8")).AllowAnonymous().ExcludeFromDescription();

    private static string Text() => AsyncApiDocument.Make().ToJsonString(Indented) + "\n";

    private static async Task<int> WriteAsync(VerbCall call, CancellationToken ct)
    {
        if (call.Operands is not [var path])
        {
            await call.Error.WriteLineAsync("asyncapi FILE");
            return 2;
        }

        await File.WriteAllTextAsync(path, Text(), ct);
        return 0;
    }
}
