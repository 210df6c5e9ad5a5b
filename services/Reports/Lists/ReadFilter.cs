using Microsoft.AspNetCore.Http;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Lists;

/// <summary>What lists, holders and near-due counts do alike: read the filter, open what Reports has now, keep to the token's scope.</summary>
internal static class ReadFilter
{
    /// <summary>The answer; else 400 <c>badFilter</c>, 403 <c>foreignScope</c>, or why nothing can be read now.</summary>
    public static async Task<IResult> AnswerAsync(
        HttpContext context, Access access, CutOffs cutOffs, Func<DossierFilter, string, CutOff, Task<IResult>> answer, CancellationToken ct)
    {
        var (filter, bad) = DossierFilter.Read(context.Request.Query);
        if (filter is null)
        {
            return bad!;
        }

        var (opened, refused) = await cutOffs.OpenAsync(null, TimeSpan.Zero, ct);
        if (opened is null)
        {
            return refused!;
        }

        await using (opened)
        {
            return OpenQuestion.ScopeOf(filter.Agency, access, opened.CutOff.Catalogue, opened.CutOff.Today) is { } scope
                ? await answer(filter, scope, opened.CutOff)
                : Problem.Of(403, "foreignScope", $"Đơn vị {filter.Agency} nằm ngoài phạm vi của mã truy cập.");
        }
    }
}
