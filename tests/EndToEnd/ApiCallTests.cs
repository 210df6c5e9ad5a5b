using System.Collections.Concurrent;
using System.Diagnostics;

namespace OneStop.EndToEnd;

/// <summary>A page asks the services for what it shows, and not twice: the number of questions of each page is held.</summary>
public sealed class ApiCallTests(Province province)
{
    public static TheoryData<string, int> Pages => new()
    {
        { "/viec-hom-nay", 10 },
        { "/viec-hom-nay/overdue", 3 },
        { "/tong-quan?from=2021-03-15&to=2021-04-30", 10 },
        { "/ho-so?late=true", 2 },
        { "/ho-so/000.00.07.H10-210412-0003", 3 },
        { "/ho-so/000.00.07.H10-210412-0003?ban-ghi=1", 4 },
        { "/xin-loi", 1 },
        { "/giai-trinh", 1 },
        { "/bao-cao", 0 },
        { "/bao-cao/ii06a?from=2021-03-15&to=2021-04-30", 4 },
        { "/bao-cao/ii06a/ho-so?from=2021-03-15&to=2021-04-30&row=total&column=3", 2 },
        { "/danh-muc?loai=procedures", 1 },
        { "/danh-muc/lich", 1 },
        { "/tich-hop", 1 },
        { "/quan-tri", 0 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_asks_no_more_than_it_shows(string path, int most)
    {
        // The page alone, as bytes: no script of it asks anything.
        var session = (await province.LookAsync()).Context.APIRequest;
        // The page carries a trace, and what it asks the services belongs to it; what the program does by itself does not.
        var trace = ActivityTraceId.CreateRandom();
        var asked = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "System.Net.Http" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "System.Net.Http" && activity.TraceId == trace)
                {
                    asked.Add(activity.GetTagItem("url.full") as string ?? "");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var answer = await session.GetAsync(path, new() { Headers = new Dictionary<string, string> { ["traceparent"] = $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } });
        Assert.Contains("<main", await answer.TextAsync(), StringComparison.Ordinal);
        // What figures are called and how they are defined is asked by the first page only, and kept.
        var questions = asked.Select(url => new Uri(url).AbsolutePath).Where(path => path != "/v1/indicators").Order(StringComparer.Ordinal).ToList();
        Assert.True(questions.Count > 0 || most == 0, "the questions of a page are seen");
        Assert.True(questions.Count <= most, string.Join('\n', questions));
    }
}
