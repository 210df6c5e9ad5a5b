using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using static OneStop.Core.Reports.Indicators.IndicatorWords;

namespace OneStop.Core.Reports.Indicators;

/// <summary>Public post (bưu chính công ích, BCCI).</summary>
internal static class PostalIndicators
{
    internal static IEnumerable<ComputedIndicator> All =>
    [
        new(
            Count("postal.enabled", "Thực hiện tiếp nhận hồ sơ, trả kết quả giải quyết TTHC qua dịch vụ bưu chính công ích", "", "Có nếu ít nhất một TTHC đang có hiệu lực cung cấp qua BCCI", AtPeriodEnd),
            input => IndicatorValue.Of(input.InForce.Any(p => p.Postal) ? "Có" : "Không"))
        {
            WhyClosed = "Là lời, không đếm hồ sơ.",
        },
        ComputedIndicator.Of(
            Rate("postal.procedureRate", "Tỷ lệ TTHC đã triển khai có phát sinh hồ sơ tiếp nhận/trả kết quả qua dịch vụ BCCI", "TTHC có ít nhất một hồ sơ tiếp nhận trong kỳ hoặc trả kết quả trong kỳ qua BCCI", "TTHC đang cung cấp qua BCCI", DossierClock),
            Used,
            Offered) with
        {
            NeedsEveryCase = true,
        },
        new(
            Rate("postal.receivedRate", "Tỷ lệ hồ sơ TTHC được tiếp nhận qua dịch vụ BCCI", "Hồ sơ tiếp nhận qua BCCI (cột 3)", "tổng số hồ sơ tiếp nhận (cột 3)", DossierClock, NotReceivedLeftOut),
            input => IndicatorValue.Of(new Rate(input.Sum(r => r.Channel == Channel.Postal).Total, input.Sum(_ => true).Total)))
        {
            Cases = c => c.Received && c.Dossier.Fact.Channel == Channel.Postal,
            CaseBase = c => c.Received,
        },
        new(
            Rate("postal.returnedRate", "Tỷ lệ kết quả giải quyết TTHC được trả qua dịch vụ BCCI", "Kết quả trả qua BCCI trong kỳ", "kết quả đã trả trong kỳ", "Ngày trả kết quả nằm trong kỳ, theo dữ liệu đến thời điểm chốt.", NotReceivedLeftOut),
            input => IndicatorValue.Of(new Rate(input.Cases.ReturnedByPost, input.Cases.Returned)))
        {
            Cases = c => c.Returned && c.Dossier.AtEnd.ReturnedVia == Channel.Postal,
            CaseBase = c => c.Returned,
            NeedsEveryCase = true,
        },
    ];

    private static IEnumerable<Procedure> Offered(IndicatorInput input) => input.InForce.Where(p => p.Postal);

    private static IEnumerable<Procedure> Used(IndicatorInput input)
    {
        var used = input.Figures
            .Where(r => r.Channel == Channel.Postal && r.Columns.NewElsewhere > 0)
            .Select(r => r.Procedure?.Code)
            .Concat(input.Cases.ProceduresReturnedByPost)
            .ToHashSet(StringComparer.Ordinal);
        return Offered(input).Where(p => used.Contains(p.Code));
    }
}
