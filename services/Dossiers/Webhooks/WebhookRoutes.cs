using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts;
using OneStop.Contracts.Dossiers;
using OneStop.Contracts.Messages;
using OneStop.Core.Procedures;
using OneStop.Dossiers.Outbound;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Ledger;

namespace OneStop.Dossiers.Webhooks;

/// <summary>Subscribing to events by HTTP: for tokens of everything, like the feed that the events are made from.</summary>
internal static class WebhookRoutes
{
    private const int IdLengthMax = 64;

    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/v1/webhooks").WithTags("webhooks");
        routes.MapPut("/{id}", PutAsync).WithName("putWebhook").WithSummary("Đăng ký nhận sự kiện qua HTTP, hoặc đổi địa chỉ; khóa ký chỉ hiện một lần khi tạo")
            .Produces<WebhookAnswer>().Produces<WebhookAnswer>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden);
        routes.MapGet("", ListAsync).WithName("listWebhooks").WithSummary("Các đăng ký và tình trạng gửi").Produces<Page<WebhookAnswer>>();
        routes.MapGet("/{id}", GetAsync).WithName("getWebhook").WithSummary("Một đăng ký").Produces<WebhookAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapDelete("/{id}", DeleteAsync).WithName("deleteWebhook").WithSummary("Thôi nhận, cũng như khi không có đăng ký ấy").Produces(StatusCodes.Status204NoContent);
        routes.MapPost("/{id}/replay", ReplayAsync).WithName("replayWebhook").WithSummary("Gửi lại mọi sự kiện sau một vị trí, số thứ tự tiếp tục")
            .Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapPost("/{id}/test", TestAsync).WithName("testWebhook").WithSummary("Gửi thử một lần, không kèm sự kiện; vị trí và số thứ tự không đổi")
            .Produces<WebhookTested>().ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapPost("/{id}/secret", ChangeSecretAsync).WithName("changeWebhookSecret").WithSummary("Đổi khóa ký; khóa mới chỉ hiện một lần")
            .Produces<WebhookAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> PutAsync(
        string id, WebhookSubscription asked, Access access, OutboundHosts hosts, KeptSecrets secrets, WebhookTable table, LedgerReader ledger, CancellationToken ct)
    {
        var head = (await ledger.HeadAsync(ct)).Position;
        if (Fault(id, asked, head) is { } fault)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "badValue", fault);
        }

        if (hosts.Check(asked.Url).Refusal is { } refusal)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "forbiddenHost", refusal);
        }

        var key = RandomNumberGenerator.GetBytes(WebhookSignature.KeyLength);
        var webhook = new Webhook(
            id, asked.Url, [.. (asked.Events ?? []).Distinct()], AgencyCode.Normalise(asked.Agency) ?? Access.AllAgencies, secrets.Seal(key), asked.After ?? head, 0, null, null, null, 0, null);
        var added = await table.PutAsync(webhook, access.User, ct);
        var kept = (await table.ReadAsync(id, ct)).Single();
        return Results.Json(kept.Answer(added ? Convert.ToBase64String(key) : null), WireJson.Options, statusCode: added ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static string? Fault(string id, WebhookSubscription asked, long head)
    {
        if (id.Length is 0 or > IdLengthMax || !id.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '-'))
        {
            return $"id cần 1–{IdLengthMax} ký tự a–z, 0–9, dấu chấm, gạch dưới, gạch nối.";
        }

        if (asked.Events?.FirstOrDefault(static name => !DossierEvent.Names.Contains(name) && name != ReportSealedEvent.Sealed) is { } unknown)
        {
            return $"Không có sự kiện {unknown}.";
        }

        return asked.After is < 0 || asked.After > head ? $"after phải nằm trong 0…{head}." : null;
    }

    private static async Task<IResult> ListAsync(WebhookTable table, CancellationToken ct) =>
        Results.Json(new Page<WebhookAnswer>([.. (await table.ReadAsync(null, ct)).Select(static w => w.Answer())], null), WireJson.Options);

    private static async Task<IResult> GetAsync(string id, WebhookTable table, CancellationToken ct) =>
        await table.ReadAsync(id, ct) is [var webhook] ? Results.Json(webhook.Answer(), WireJson.Options) : NotFound(id);

    private static async Task<IResult> DeleteAsync(string id, WebhookTable table, CancellationToken ct)
    {
        await table.DeleteAsync(id, ct);
        return Results.NoContent();
    }

    private static async Task<IResult> ReplayAsync(string id, WebhookReplay replay, WebhookTable table, LedgerReader ledger, CancellationToken ct)
    {
        var head = (await ledger.HeadAsync(ct)).Position;
        if (replay.After < 0 || replay.After > head)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "badValue", $"after phải nằm trong 0…{head}.");
        }

        return await table.ReplayAsync(id, replay.After, ct) ? Results.StatusCode(StatusCodes.Status202Accepted) : NotFound(id);
    }

    private static async Task<IResult> TestAsync(string id, WebhookTable table, PostDelivery post, CancellationToken ct)
    {
        if (await table.ReadAsync(id, ct) is not [var webhook])
        {
            return NotFound(id);
        }

        var error = await post.TestAsync(webhook, ct);
        return Results.Json(new WebhookTested(error is null, error), WireJson.Options);
    }

    private static async Task<IResult> ChangeSecretAsync(string id, KeptSecrets secrets, WebhookTable table, CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetBytes(WebhookSignature.KeyLength);
        return await table.ChangeSecretAsync(id, secrets.Seal(key), ct) && await table.ReadAsync(id, ct) is [var webhook]
            ? Results.Json(webhook.Answer(Convert.ToBase64String(key)), WireJson.Options)
            : NotFound(id);
    }

    private static Problem NotFound(string id) => Problem.Of(StatusCodes.Status404NotFound, "webhookNotFound", $"Không có đăng ký {id}.");
}
