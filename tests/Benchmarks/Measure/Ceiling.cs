using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OneStop.Benchmarks.Load;
using OneStop.Benchmarks.Stage;
using OneStop.Runtime.Ledger;

namespace OneStop.Benchmarks.Measure;

/// <summary>
/// C, the unit of all rates: rows a second of one connection that COPYs entries, ready-made in PostgreSQL's binary format, into an empty table of the
/// shape, constraints and indexes of <c>ledger.entries</c>, up to the commit.
/// </summary>
internal sealed class Ceiling
{
    private const int Rows = 100_000;
    private const string Database = "ceiling";
    private static readonly byte[] _header = [.. "PGCOPY\n"u8, 0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly Bench _bench;
    private readonly byte[] _rows = Prepare();

    private Ceiling(Bench bench) => _bench = bench;

    /// <summary>Makes the database with the ledger's tables (the program does that itself) and the rows.</summary>
    public static async Task<Ceiling> PrepareAsync(Bench bench, CancellationToken ct)
    {
        await using (await bench.StartAsync(Database, "dossiers", ct))
        {
            return new(bench);
        }
    }

    /// <summary>C now, the better of two runs.</summary>
    public async Task<double> MeasureAsync(CancellationToken ct)
    {
        await using var pool = await _bench.PoolAsync(Database, ct);
        await using var connection = await pool.OpenConnectionAsync(ct);
        return Math.Max(await OnceAsync(connection, ct), await OnceAsync(connection, ct));
    }

    private async Task<double> OnceAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using (var make = new NpgsqlCommand("drop table if exists ceiling; create table ceiling (like ledger.entries including all)", connection))
        {
            await make.ExecuteNonQueryAsync(ct);
        }

        var watch = Stopwatch.StartNew();
        await using (var copy = await connection.BeginRawBinaryCopyAsync(
            "copy ceiling (position, appended_at, key, digest, kind, schema, stream, body) from stdin (format binary)", ct))
        {
            for (var at = 0; at < _rows.Length; at += 128 * 1024)
            {
                await copy.WriteAsync(_rows.AsMemory(at, Math.Min(128 * 1024, _rows.Length - at)), ct);
            }
        }

        return Rows / watch.Elapsed.TotalSeconds;
    }

    private static byte[] Prepare()
    {
        var plan = new LoadPlan(7, 0, Rows / 6, new DateOnly(2025, 1, 6), Prefix: "c");
        using var stream = new MemoryStream();
        stream.Write(_header);
        var position = 0;
        foreach (var line in plan.Write(LoadShape.Live).Take(Rows))
        {
            Add(stream, ++position, line.Span[..^1]);
        }

        Number<short>(stream, -1);
        return stream.ToArray();
    }

    private static void Add(MemoryStream to, long position, ReadOnlySpan<byte> body)
    {
        var hash = SHA256.HashData(body);
        var key = EntryKey.Of(Encoding.UTF8.GetString(Value(body, "\"source\":\""u8)), Encoding.UTF8.GetString(Value(body, "\"id\":\""u8)));
        Number<short>(to, 8);
        Field(to, position);
        Field(to, 820_000_000_000_000 + position);
        Bytes(to, key.Placed.ToByteArray(bigEndian: true));
        Bytes(to, hash.AsSpan(0, 8));
        Field<short>(to, 1);
        Field<short>(to, 1);
        Bytes(to, Value(body, "\"dossier\":\""u8));
        Bytes(to, body);
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name)
    {
        var from = body.IndexOf(name) + name.Length;
        return body.Slice(from, body[from..].IndexOf((byte)'"'));
    }

    private static void Field<T>(MemoryStream to, T value)
        where T : System.Numerics.IBinaryInteger<T>
    {
        Number(to, value.GetByteCount());
        Number(to, value);
    }

    private static void Bytes(MemoryStream to, ReadOnlySpan<byte> value)
    {
        Number(to, value.Length);
        to.Write(value);
    }

    private static void Number<T>(MemoryStream to, T value)
        where T : System.Numerics.IBinaryInteger<T>
    {
        Span<byte> bytes = stackalloc byte[16];
        to.Write(bytes[..value.WriteBigEndian(bytes)]);
    }
}
