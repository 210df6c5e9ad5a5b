using System.Text.Json.Nodes;
using OneStop.Contracts.Dossiers;
using OneStop.Contracts.Messages;

namespace OneStop.Dossiers.Messaging;

/// <summary>
/// What goes over queues and webhooks, described by AsyncAPI 3.0 and made from the types that are sent and the shapes that are read: kept in
/// <c>contracts/asyncapi.json</c>, served at <c>/asyncapi.json</c>.
/// </summary>
public static class AsyncApiDocument
{
    /// <summary>The document, always the same.</summary>
    public static JsonObject Make() => new()
    {
        ["asyncapi"] = "3.0.0",
        ["info"] = new JsonObject
        {
            ["title"] = "OneStop",
            ["version"] = "1",
            ["description"] = "Báo cáo bước xử lý vào hàng đợi onestop.steps (phát có xác nhận); sự kiện ra exchange onestop.events hoặc webhook, ít nhất một lần, theo thứ tự của từng hồ sơ; id dùng để loại trùng.",
        },
        ["defaultContentType"] = "application/json",
        ["channels"] = new JsonObject
        {
            ["steps"] = new JsonObject
            {
                ["address"] = Queues.Steps,
                ["title"] = "Báo cáo bước xử lý",
                ["messages"] = new JsonObject { ["stepReport"] = Ref("messages/stepReport") },
                ["bindings"] = Amqp(new JsonObject
                {
                    ["is"] = "queue",
                    ["queue"] = new JsonObject { ["name"] = Queues.Steps, ["durable"] = true, ["exclusive"] = false, ["autoDelete"] = false, ["vhost"] = "/" },
                }),
            },
            ["events"] = new JsonObject
            {
                ["address"] = "{event}",
                ["title"] = "Sự kiện",
                ["parameters"] = new JsonObject { ["event"] = new JsonObject { ["enum"] = Texts([.. DossierEvent.Names, ReportSealedEvent.Sealed]), ["description"] = "Khóa định tuyến." } },
                ["messages"] = new JsonObject { ["dossierEvent"] = Ref("messages/dossierEvent"), ["reportSealed"] = Ref("messages/reportSealed") },
                ["bindings"] = Amqp(new JsonObject
                {
                    ["is"] = "routingKey",
                    ["exchange"] = new JsonObject { ["name"] = DossierEvent.Exchange, ["type"] = "topic", ["durable"] = true, ["autoDelete"] = false, ["vhost"] = "/" },
                }),
            },
            ["webhook"] = new JsonObject
            {
                ["address"] = null,
                ["title"] = "Sự kiện qua HTTP",
                ["description"] = "POST tới url đã đăng ký bằng PUT /v1/webhooks/{id}.",
                ["messages"] = new JsonObject { ["webhookDelivery"] = Ref("messages/webhookDelivery") },
            },
        },
        ["operations"] = new JsonObject
        {
            ["takeSteps"] = Operation("receive", "steps", "stepReport"),
            ["publishEvents"] = Operation("send", "events", "dossierEvent", "reportSealed"),
            ["deliverWebhook"] = Bound(Operation("send", "webhook", "webhookDelivery"), "http", new JsonObject { ["method"] = "POST", ["bindingVersion"] = "0.3.0" }),
        },
        ["components"] = new JsonObject
        {
            ["messages"] = new JsonObject
            {
                ["stepReport"] = Message("Báo cáo một bước xử lý của một hồ sơ"),
                ["dossierEvent"] = Message("Việc vừa xảy ra với một hồ sơ"),
                ["reportSealed"] = Message("Một báo cáo vừa được chốt"),
                ["webhookDelivery"] = Message("Tối đa 100 sự kiện có số thứ tự", Headers()),
            }.Named(),
            ["schemas"] = new JsonObject
            {
                ["stepReport"] = StepReportSchema.Make(),
                ["dossierEvent"] = MessageSchema.Of(typeof(DossierEvent), ("event", DossierEvent.Names)),
                ["reportSealed"] = MessageSchema.Of(typeof(ReportSealedEvent), ("event", [ReportSealedEvent.Sealed])),
                ["webhookDelivery"] = MessageSchema.Of(typeof(WebhookDelivery)),
            },
        },
    };

    /// <summary>Gives each message its name and the schema of that name.</summary>
    private static JsonObject Named(this JsonObject messages)
    {
        foreach (var (name, message) in messages)
        {
            message!["name"] = name;
            message["payload"] = Ref("schemas/" + name);
        }

        return messages;
    }

    private static JsonObject Message(string summary, JsonObject? headers = null)
    {
        var message = new JsonObject { ["summary"] = summary, ["contentType"] = "application/json" };
        if (headers is not null)
        {
            message["headers"] = headers;
        }

        return message;
    }

    private static JsonObject Headers() => new()
    {
        ["type"] = "object",
        ["required"] = Texts([WebhookDelivery.SignatureHeader, WebhookDelivery.DeliveryHeader]),
        ["properties"] = new JsonObject
        {
            [WebhookDelivery.SignatureHeader] = new JsonObject { ["type"] = "string", ["pattern"] = "^t=[0-9]+,v1=[0-9a-f]{64}$", ["description"] = "HMAC-SHA256 trên GIÂY.NỘI-DUNG bằng khóa ký đã giải base64." },
            [WebhookDelivery.DeliveryHeader] = new JsonObject { ["type"] = "string", ["description"] = "ĐĂNG-KÝ/SỐ-ĐẦU; lần gửi lại mang giá trị cũ." },
        },
    };

    private static JsonObject Operation(string action, string channel, params string[] messages) => new()
    {
        ["action"] = action,
        ["channel"] = new JsonObject { ["$ref"] = $"#/channels/{channel}" },
        ["messages"] = new JsonArray([.. messages.Select(m => new JsonObject { ["$ref"] = $"#/channels/{channel}/messages/{m}" })]),
    };

    private static JsonObject Bound(JsonObject operation, string protocol, JsonObject binding)
    {
        operation["bindings"] = new JsonObject { [protocol] = binding };
        return operation;
    }

    private static JsonObject Amqp(JsonObject binding)
    {
        binding["bindingVersion"] = "0.3.0";
        return new JsonObject { ["amqp"] = binding };
    }

    private static JsonObject Ref(string path) => new() { ["$ref"] = "#/components/" + path };

    private static JsonArray Texts(IReadOnlyList<string> texts) => new([.. texts.Select(static t => JsonValue.Create(t))]);
}
