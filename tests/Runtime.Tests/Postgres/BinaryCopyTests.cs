using Npgsql;
using OneStop.Runtime.Postgres;
using OneStop.Services.Tests;

namespace OneStop.Runtime.Tests.Postgres;

/// <summary>Rows that are copied byte by byte are what the driver reads back, whatever stands in them, also over several pieces.</summary>
public sealed class BinaryCopyTests
{
    private const string Table =
        "create temporary table copied (a bigint, b integer, c smallint, d boolean, e date, f timestamptz, g uuid, h text, i text[], j bytea, k integer[])";

    private const string Copy = "copy copied (a, b, c, d, e, f, g, h, i, j, k) from stdin (format binary)";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_driver_reads_what_was_copied()
    {
        await using var connection = await OpenAsync();
        var rows = Rows(3_000);
        await using (var copy = await BinaryCopy.BeginAsync(connection, Copy, Ct))
        {
            foreach (var row in rows)
            {
                await copy.RowAsync(Ct);
                copy.Number8(row.A);
                copy.Number4(row.B);
                copy.Number2(row.C);
                copy.Boolean(row.D);
                copy.Date(row.E);
                copy.Instant(row.F);
                copy.Uuid(row.G);
                copy.Text(row.H);
                copy.Texts(row.I);
                copy.Bytea(row.J);
                copy.Numbers4(row.K);
            }

            await copy.EndAsync(Ct);
        }

        await using var ask = new NpgsqlCommand("select * from copied order by a", connection);
        await using var reader = await ask.ExecuteReaderAsync(Ct);
        foreach (var row in rows)
        {
            Assert.True(await reader.ReadAsync(Ct));
            Assert.Equal(row.A, reader.GetInt64(0));
            Assert.Equal(row.B, reader.GetInt32(1));
            Assert.Equal(row.C, reader.IsDBNull(2) ? null : (int?)reader.GetInt16(2));
            Assert.Equal(row.D, reader.GetBoolean(3));
            Assert.Equal(row.E, reader.IsDBNull(4) ? null : reader.GetFieldValue<DateOnly>(4));
            Assert.Equal(row.F, reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5));
            Assert.Equal(row.G, reader.GetGuid(6));
            Assert.Equal(row.H, reader.IsDBNull(7) ? null : reader.GetString(7));
            Assert.Equal(row.I, reader.GetFieldValue<string[]>(8));
            Assert.Equal(row.J, reader.IsDBNull(9) ? null : reader.GetFieldValue<byte[]>(9));
            Assert.Equal(row.K, reader.IsDBNull(10) ? null : reader.GetFieldValue<int[]>(10));
        }

        Assert.False(await reader.ReadAsync(Ct));
    }

    [Fact]
    public async Task A_row_of_too_few_columns_is_refused()
    {
        await using var connection = await OpenAsync();
        await using var copy = await BinaryCopy.BeginAsync(connection, Copy, Ct);
        await copy.RowAsync(Ct);
        copy.Number8(1);
        await Assert.ThrowsAsync<PostgresException>(() => copy.EndAsync(Ct));
    }

    [Fact]
    public async Task What_does_not_fit_a_smallint_is_refused()
    {
        await using var connection = await OpenAsync();
        await using var copy = await BinaryCopy.BeginAsync(connection, Copy, Ct);
        await copy.RowAsync(Ct);
        Assert.Throws<OverflowException>(() => copy.Number2(short.MaxValue + 1));
        await Assert.ThrowsAsync<PostgresException>(() => copy.EndAsync(Ct));
    }

    private static async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(await TestCluster.NewDatabaseAsync());
        await connection.OpenAsync(Ct);
        await using var table = new NpgsqlCommand(Table, connection);
        await table.ExecuteNonQueryAsync(Ct);
        return connection;
    }

    // The first rows are the edges; one of them is larger than a piece.
    private static List<Line> Rows(int count)
    {
        var random = new Random(20261126);
        string[] words = ["", "a", "Sở Xây dựng", "Ủy ban nhân dân xã Đắk Nông", "\"{},\\", "𠀀"];
        var instant = new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.FromHours(7));
        var rows = new List<Line>
        {
            new(long.MinValue, int.MinValue, short.MinValue, false, DateOnly.MinValue, new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.Zero), Guid.Empty, "", [], [], []),
            new(
                long.MinValue + 1, int.MaxValue, short.MaxValue, true, new DateOnly(2000, 1, 1), instant.ToUniversalTime(),
                Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), new string('ệ', 100_000), words, new byte[300_000], [int.MinValue, 0, int.MaxValue]),
        };
        for (var n = 0; n < count; n++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            rows.Add(new(
                n,
                random.Next(int.MinValue, int.MaxValue),
                random.Next(4) == 0 ? null : random.Next(short.MinValue, short.MaxValue),
                random.Next(2) == 0,
                random.Next(4) == 0 ? null : DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)),
                random.Next(4) == 0 ? null : instant.ToUniversalTime().AddTicks(random.NextInt64(10_000_000) * TimeSpan.TicksPerMillisecond * 1000).AddMicroseconds(n),
                Guid.NewGuid(),
                random.Next(4) == 0 ? null : words[random.Next(words.Length)],
                [.. Enumerable.Range(0, random.Next(3)).Select(_ => words[random.Next(words.Length)])],
                random.Next(4) == 0 ? null : bytes,
                random.Next(4) == 0 ? null : [.. Enumerable.Range(0, random.Next(3))]));
        }

        return rows;
    }

    private sealed record Line(
        long A, int B, int? C, bool D, DateOnly? E, DateTimeOffset? F, Guid G, string? H, string[] I, byte[]? J, int[]? K);
}
