using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Npgsql;
using OneStop.Runtime.Ledger;
using OneStop.Runtime.Personal;
using OneStop.Runtime.Postgres;

namespace OneStop.Runtime.Hosting;

/// <summary>
/// Turns what goes wrong outside a handler's own refusals into a <see cref="Problem"/>: unknown paths, wrong methods and media types, bodies
/// that cannot be read, a full ledger, an absent database, and faults of the program, of which the caller learns nothing but the code.
/// </summary>
internal static class Failures
{
    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(5);

    public static void UseFailures(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = static context =>
            {
                var failure = context.Features.Get<IExceptionHandlerFeature>()!.Error;
                return (Of(failure) ?? OfStatus(StatusCodes.Status500InternalServerError)).ExecuteAsync(context);
            },
            SuppressDiagnosticsCallback = static failed => failed.Exception is ProblemException { Problem.Status: < StatusCodes.Status500InternalServerError },
        });
        app.UseStatusCodePages(async pages =>
        {
            var response = pages.HttpContext.Response;
            if (response.StatusCode >= StatusCodes.Status400BadRequest)
            {
                await OfStatus(response.StatusCode).ExecuteAsync(pages.HttpContext);
            }
        });
    }

    private static Problem? Of(Exception failure) => failure switch
    {
        LedgerOverloadedException overloaded => Problem.Of(
            StatusCodes.Status429TooManyRequests, "overloaded", overloaded.Message, retryAfter: overloaded.RetryAfter),
        ProblemException told => told.Problem,
        BadHttpRequestException bad => OfStatus(bad.StatusCode),
        PersonalKeyMissingException missing => Problem.Of(StatusCodes.Status503ServiceUnavailable, "personalKeyMissing", missing.Message),
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } => OfStatus(StatusCodes.Status400BadRequest),
        LedgerUnavailableException => Unavailable,
        _ when DatabaseFault.IsPassing(failure) => Unavailable,
        HttpRequestException => Problem.Of(
            StatusCodes.Status503ServiceUnavailable, "unavailable", "A service that this one asks does not answer; try again later.", retryAfter: ComeAgain),
        _ => null,
    };

    private static Problem Unavailable => Problem.Of(
        StatusCodes.Status503ServiceUnavailable, "unavailable", "The database does not answer; try again later.", retryAfter: ComeAgain);

    private static Problem OfStatus(int status)
    {
        var (code, detail) = status switch
        {
            StatusCodes.Status400BadRequest => ("badRequest", "The request cannot be read."),
            StatusCodes.Status401Unauthorized => ("unauthenticated", "A valid bearer token is needed."),
            StatusCodes.Status403Forbidden => ("forbidden", "This is not allowed."),
            StatusCodes.Status404NotFound => ("notFound", "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => ("methodNotAllowed", "This address does not take that method."),
            StatusCodes.Status413PayloadTooLarge => ("tooLarge", "The body is too large."),
            StatusCodes.Status415UnsupportedMediaType => ("unsupportedMediaType", "This address does not take that content type."),
            StatusCodes.Status500InternalServerError => ("internal", "The program failed; the fault has been logged."),
            _ => ("refused", "The request was refused."),
        };
        return Problem.Of(status, code, detail);
    }
}
