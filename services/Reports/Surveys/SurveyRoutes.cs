using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Typed;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Surveys;

/// <summary>Putting and listing survey campaigns.</summary>
internal static class SurveyRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPut("/v1/surveys", PutAsync)
            .WithName("putSurveys")
            .WithTags("surveys")
            .WithSummary("Ghi các đợt khảo sát sự hài lòng")
            .Accepts<IReadOnlyList<SurveyCampaign>>("application/json")
            .Produces<KeptItems>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        app.MapGet("/v1/surveys", ListAsync)
            .WithName("listSurveys")
            .WithTags("surveys")
            .WithSummary("Các đợt khảo sát kết thúc trong kỳ")
            .Produces<Page<SurveyCampaign>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }

    /// <summary>Good campaigns are kept, bad ones are told by their place; none stops the others.</summary>
    private static async Task<IResult> PutAsync(
        IReadOnlyList<SurveyCampaign> campaigns, Access access, CutOffs cutOffs, SurveyCampaigns store, PlaceTyped places, CancellationToken ct)
    {
        var (opened, refused) = await cutOffs.OpenAsync(null, TimeSpan.Zero, ct);
        if (opened is null)
        {
            return refused!;
        }

        var kept = new List<SurveyCampaign>();
        var rejected = new List<RefusedItem>();
        await using (opened)
        {
            for (var i = 0; i < campaigns.Count; i++)
            {
                if (SurveyCampaigns.Refuse(campaigns[i]) is var (code, detail))
                {
                    rejected.Add(new RefusedItem(i, code, detail));
                }
                else if (OpenQuestion.ScopeOf(campaigns[i].Agency, access, opened.CutOff.Catalogue, opened.CutOff.Today) is { } agency)
                {
                    kept.Add(campaigns[i] with { Agency = agency });
                }
                else
                {
                    rejected.Add(new RefusedItem(i, "forbiddenAgency", $"Đơn vị {campaigns[i].Agency} nằm ngoài phạm vi của mã truy cập."));
                }
            }
        }

        if (kept.Count == 0)
        {
            return Results.Json(new KeptItems(0, rejected, null), WireJson.Options);
        }

        var batch = PlaceTyped.NewBatch();
        await store.KeepAsync(kept, access.User, batch, ct);
        var (position, unplaced) = await places.PlaceAsync(batch, "surveys", kept, access, ct);
        return unplaced is not null ? unplaced : Results.Json(new KeptItems(kept.Count, rejected, position), WireJson.Options);
    }

    private static async Task<IResult> ListAsync(HttpContext context, Access access, OpenQuestion questions, CancellationToken ct)
    {
        var (opened, refused) = await questions.ReadAsync(context.Request.Query, access, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var question = opened.Question;
            var held = await SurveyCampaigns.EndingAsync(question, ct);
            return Results.Json(
                new Page<SurveyCampaign>([.. held.Where(c => question.CutOff.Catalogue.InSubtree(c.Agency, question.Scope, question.Until))], null), WireJson.Options);
        }
    }
}
