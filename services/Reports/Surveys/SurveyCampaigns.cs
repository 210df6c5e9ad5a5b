using System.Text.Json;
using Npgsql;
using OneStop.Contracts.Reports;
using OneStop.Core.Reports;
using OneStop.Reports.Asking;
using OneStop.Runtime.Hosting;
using OneStop.Runtime.Postgres;

namespace OneStop.Reports.Surveys;

/// <summary>Keeps survey campaigns; every version that was put stays on record.</summary>
public sealed class SurveyCampaigns(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Sheets that one campaign may have handed out: more are a slip of the hand, and so few that no sum of campaigns is ever too large.</summary>
    public const long IssuedMax = 1_000_000_000;

    private const int IdLengthMax = 200;

    /// <summary>Adds campaigns, all or none; they hold once their batch has a place in the ledger.</summary>
    public async Task KeepAsync(IReadOnlyList<SurveyCampaign> campaigns, string by, string batch, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(campaigns);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var campaign in campaigns)
        {
            await using var insert = new NpgsqlCommand(SqlText.Of<ReportsModule>("Surveys/Sql/put-survey.sql"), connection);
            var body = JsonSerializer.Serialize(campaign, WireJson.Options);
            foreach (var value in (object[])[campaign.Id, campaign.Agency, campaign.From, campaign.To, body, by, clock.GetUtcNow(), batch])
            {
                insert.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            await insert.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>Campaigns of any agency that end in the period of a question, as known at its cut-off.</summary>
    public static async Task<IReadOnlyList<SurveyCampaign>> EndingAsync(ReportQuestion question, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        await using var command = new NpgsqlCommand(SqlText.Of<ReportsModule>("Surveys/Sql/surveys-in-period.sql"), question.CutOff.Snapshot);
        foreach (var value in (object[])[question.From, question.Until, question.CutOff.Position])
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var found = new List<SurveyCampaign>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            found.Add(JsonSerializer.Deserialize<SurveyCampaign>(reader.GetString(0), WireJson.Options)!);
        }

        return found;
    }

    /// <summary>Why a campaign cannot be kept, as (code, sentence); null where it can.</summary>
    public static (string Code, string Detail)? Refuse(SurveyCampaign? campaign) => campaign switch
    {
        null or { Id: null or "" } or { Agency: null or "" } or { Place: null or "" } => ("missingField", "Thiếu id, agency hoặc place."),
        { Id.Length: > IdLengthMax } => ("badId", $"id dài quá {IdLengthMax} ký tự."),
        { Mode: not ("online" or "paper" or "mixed") } => ("badMode", "mode phải là online, paper hoặc mixed."),
        { Ratings: not { Count: 5 } } => ("badRatings", "ratings phải có đúng năm số, từ rất hài lòng đến rất không hài lòng."),
        _ when campaign.From > campaign.To => ("badPeriod", "Ngày bắt đầu sau ngày kết thúc."),
        { Issued: < 0 or > IssuedMax } => ("badCounts", $"Số phiếu phát ra phải từ 0 đến {VietnameseFormat.Count(IssuedMax)}."),
        _ when campaign.Issued < campaign.Collected => ("badCounts", $"Số phiếu phát ra ({campaign.Issued}) ít hơn số phiếu thu vào ({campaign.Collected})."),
        _ when campaign.Ratings.Any(r => r < 0 || r > campaign.Collected) => ("badRatings", $"Mỗi mức phải từ 0 đến số phiếu thu vào ({campaign.Collected})."),
        _ when campaign.Ratings.Sum() != campaign.Collected =>
            ("badRatings", $"Tổng năm mức ({campaign.Ratings.Sum()}) phải bằng số phiếu thu vào ({campaign.Collected})."),
        _ => null,
    };
}
