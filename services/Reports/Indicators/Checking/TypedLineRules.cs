using System.Globalization;
using System.Text.RegularExpressions;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Core.WorkingTime;
using static OneStop.Reports.Indicators.Checking.AppendixFacts;

namespace OneStop.Reports.Indicators.Checking;

/// <summary>Rules that what people typed into the appendix must keep (domain §12, points 14–18); each was broken in a report that was really filed.</summary>
internal static partial class TypedLineRules
{
    /// <summary>Below it two lines agree by chance too often to say anything.</summary>
    private const decimal TellingFrom = 10;

    internal static IEnumerable<AppendixRule> All =>
    [
        new("typed-sums", "Số thành phần nhập tay không vượt tổng số của chúng.", Sums),
        new("typed-rate=counts", "Tỷ lệ nhập tay từ 0 đến 100, làm tròn hai chữ số, và tính lại được từ tử số/mẫu số ghi trong ghi chú.", Rates),
        new("identical-lines", "Hai dòng không liên quan cùng một số thì phải có văn bản căn cứ.", Identical),
        new("none-late", "Không ghi “không có hồ sơ trễ hạn” khi phần mềm có hồ sơ quá hạn.", NoneLate),
        new("evidence-date", "Văn bản căn cứ không thể ban hành sau ngày chốt số liệu.", LaterEvidence),
    ];

    private static IEnumerable<string> Sums(AppendixFacts f)
    {
        foreach (var sum in TypedSum.All)
        {
            if (sum.Find(f.Report.Rows) is not ({ Value: { } whole } total, { } parts) || parts.All(p => p.Value is null))
            {
                continue;
            }

            var added = parts.Sum(p => p.Value ?? 0);
            if (sum.Exact && parts.All(p => p.Value is not null) ? added != whole : added > whole)
            {
                yield return $"{Line(total)} ghi {Figure(whole)}, {string.Join(" và ", parts.Select(Line))} cộng lại là {Figure(added)}";
            }
        }
    }

    private static IEnumerable<string> Rates(AppendixFacts f)
    {
        foreach (var row in f.Typed.Where(r => r.Label.StartsWith("Tỷ lệ", StringComparison.Ordinal) && r.Codes is null))
        {
            if (row.Value is < 0 or > 100)
            {
                yield return $"{Line(row)} ghi {Figure(row.Value)}";
                continue;
            }

            var counts = Fraction().Matches($"{row.Text} {row.Note}").Select(m => new Rate(Whole(m.Groups[1]), Whole(m.Groups[2]))).ToList();
            if (counts.Count > 0 && counts.All(c => c.Percent != row.Value))
            {
                yield return $"{Line(row)} ghi {Figure(row.Value)}, tính từ {Figure(counts[0].Numerator)}/{Figure(counts[0].Denominator)} là {Figure(counts[0].Percent)}";
            }
        }
    }

    private static IEnumerable<string> Identical(AppendixFacts f)
    {
        bool Tells(CchcRow row) => row is { Heading: false, Codes: null, Denominator: null, Value: >= TellingFrom } && !row.Label.StartsWith("Tỷ lệ", StringComparison.Ordinal);
        var sections = SectionsOf(f.Report.Rows);
        var told = f.Report.Rows.Index().Where(r => Tells(r.Item)).ToList();
        foreach (var (at, row) in told.Where(r => r.Item is { Source: "manual", Evidence: null, Note: null }))
        {
            if (told.FirstOrDefault(other => other.Index != at && other.Item.Value == row.Value && sections[other.Index] != sections[at] && (other.Item.Source == "computed" || other.Index < at)).Item is { } twin)
            {
                yield return $"{Line(row)} và {Line(twin)} cùng ghi {Figure(row.Value)}; hãy kiểm tra, nếu đúng thì ghi căn cứ hoặc ghi chú cho dòng nhập tay";
            }
        }
    }

    /// <summary>The second part of the number a line stands under, such as 3.2: lines of one such section belong together.</summary>
    private static List<string> SectionsOf(IReadOnlyList<CchcRow> rows)
    {
        var sections = new List<string>(rows.Count);
        foreach (var row in rows)
        {
            sections.Add(row.Number is { } number ? string.Join('.', number.Split('.').Take(2)) : sections.LastOrDefault() ?? "");
        }

        return sections;
    }

    private static IEnumerable<string> NoneLate(AppendixFacts f)
    {
        var late = f.Input.Cases.LateBySoftware;
        foreach (var row in f.Typed.Where(r => late > 0 && NoLateDossier().IsMatch($"{r.Text} {r.Note}".Normalize())))
        {
            yield return $"{Line(row)} ghi không có hồ sơ trễ hạn, phần mềm có {VietnameseFormat.Count(late)} hồ sơ quá hạn";
        }

        if (late > 0 && f.Row("apologyRate") is { Value: null } blank)
        {
            yield return $"{Line(blank)} để trống, phần mềm có {VietnameseFormat.Count(late)} hồ sơ quá hạn";
        }
    }

    private static IEnumerable<string> LaterEvidence(AppendixFacts f)
    {
        if (f.Report.AsOf.Instant is not { } instant)
        {
            yield break;
        }

        var today = VietnamTime.DateOf(instant);
        foreach (var row in f.Typed.Where(r => r.Evidence is not null))
        {
            var dated = Date().Matches(row.Evidence!)
                .Select(m => DateOnly.TryParseExact(m.Value, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue)
                .DefaultIfEmpty().Max();
            if (dated > today)
            {
                yield return $"{Line(row)} căn cứ văn bản ngày {VietnameseFormat.Date(dated)}, số liệu chốt ngày {VietnameseFormat.Date(today)}";
            }
        }
    }

    private static long Whole(Group digits) => long.Parse(digits.Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    /// <summary>A numerator over a denominator: no date, no number of a document.</summary>
    [GeneratedRegex(@"(?<![0-9./\p{L}-]|ngày |tháng |số )([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,15})/([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,15})(?![0-9/\p{L}-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"không\s+(có|phát\s+sinh)\s+(hồ\s+sơ\s+)?(nào\s+)?(bị\s+|giải\s+quyết\s+)?(trễ|quá)\s+hạn", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoLateDossier();

    [GeneratedRegex(@"(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?![0-9/])", RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
