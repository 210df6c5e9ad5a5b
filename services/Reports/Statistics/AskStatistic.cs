using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Reports.Forms;
using OneStop.Runtime.Hosting;
using Answer = OneStop.Contracts.Reports.Statistics;

namespace OneStop.Reports.Statistics;

/// <summary><c>GET /v1/statistics/{name}?from&amp;to&amp;scope&amp;by&amp;grain</c> (ruling 41).</summary>
internal static class AskStatistic
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/v1/statistics/{name}", HandleAsync)
            .WithName("readStatistic")
            .WithTags("statistics")
            .WithSummary("Chuỗi số liệu theo ngày, tuần hoặc tháng")
            .Produces<Answer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> HandleAsync(string name, HttpContext context, Access access, CutOffs cutOffs, IFormSource source, CancellationToken ct)
    {
        var query = context.Request.Query;
        if (Statistic.All.FirstOrDefault(s => s.Name == name) is not { } statistic)
        {
            return Problem.Of(404, "unknownStatistic", $"Không có số liệu {name}.");
        }

        var by = query["by"].FirstOrDefault() is { Length: > 0 } given ? given : "total";
        var (raw, bad) = RawQuestion.Of(query["from"], query["to"], query["scope"], query["scopeBy"], by == "total" ? null : by, query["view"], null);
        if (raw is null)
        {
            return bad!;
        }

        var grain = query["grain"].FirstOrDefault() is { Length: > 0 } asked ? asked : "month";
        var (opened, refused) = await cutOffs.OpenAsync(null, TimeSpan.Zero, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            var cutOff = opened.CutOff;
            var buckets = new Buckets(grain, raw.From, raw.To).Until(cutOff.Today);
            if (grain is not ("day" or "week" or "month") || buckets.Starts.Take(Buckets.CountMax + 1).Count() > Buckets.CountMax)
            {
                return Problem.Of(400, "badGrain", $"grain là day, week hoặc month, nhiều nhất {Buckets.CountMax} điểm.");
            }

            return OpenQuestion.ScopeOf(raw.Scope, access, cutOff.Catalogue, cutOff.Today) is { } scope
                ? Results.Json(
                    await AnswerAsync(statistic, buckets, new ReportQuestion(raw.From, raw.To, scope, raw.ScopeBy, by, raw.View, cutOff, null), source, ct), WireJson.Options)
                : Problem.Of(403, "foreignScope", $"Đơn vị {raw.Scope} nằm ngoài phạm vi của mã truy cập.");
        }
    }

    private static async Task<Answer> AnswerAsync(Statistic statistic, Buckets buckets, ReportQuestion question, IFormSource source, CancellationToken ct)
    {
        var rows = new StatisticRows(question);
        var series = statistic.Point is { } point
            ? (await SumByTime.OfAsync(buckets, question, rows, ct)).Select(s => (s.Name, Points: s.Points.Select(p => Point(statistic, p.At, point(p.Sum)))))
            : statistic.Cases is { } cases
            ? (await FoldCases.OfAsync(cases, statistic.Narrowing, buckets, question, source, ct)).Select(s => (s.Name, Points: s.Points.Select(p => Point(statistic, p.At, p.Pair))))
            : (await CountDossiers.OfAsync(statistic, buckets, question, rows, ct)).Select(s => (s.Name, Points: s.Points.Select(p => Point(statistic, p.At, p.Pair))));
        return new Answer(
            statistic.Name,
            statistic.Definition,
            question.CutOff.AsOf,
            [.. series.OrderBy(s => s.Name.Key, StringComparer.Ordinal).Select(s => new StatisticsSeries(s.Name.Key, s.Name.Label, [.. s.Points]))]);
    }

    private static StatisticsPoint Point(Statistic statistic, DateOnly at, (long Numerator, long? Denominator) pair)
    {
        decimal? value = pair.Denominator switch
        {
            null => pair.Numerator,
            { } whole when statistic.IsRate => new Rate(pair.Numerator, whole).Percent,
            0 => null,
            { } count => decimal.Round((decimal)pair.Numerator / count, 2, MidpointRounding.AwayFromZero),
        };
        return new StatisticsPoint(at, value, pair.Numerator, pair.Denominator);
    }
}
