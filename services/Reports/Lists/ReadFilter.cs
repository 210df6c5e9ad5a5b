using Microsoft.AspNetCore.Http;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Lists;

/// <summary>What lists, holders and near-due counts do alike: read the filter, open what Reports has now, keep to the token's scope.</summary>
internal static class ReadFilter
{
    /// <summary>The same for what is counted by the store alone: <c>daysLate</c> is judged dossier by dossier and is 400 <c>badFilter</c>.</summary>
    public static Task<IResult> CountAsync(
        HttpContext context, Access access, CutOffs cutOffs, Func<DossierFilter, string, CutOff, Task<IResult>> answer, CancellationToken ct) =>
        AnswerAsync(
            context,
            access,
            cutOffs,
            (filter, scope, cutOff) => filter.DaysLate is null
                ? answer(filter, scope, cutOff)
                : Task.FromResult<IResult>(Problem.Of(400, "badFilter", "Bộ lọc daysLate chỉ dùng cho danh sách hồ sơ.")),
            ct);

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
