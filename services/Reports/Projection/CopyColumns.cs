using Npgsql;
using NpgsqlTypes;

namespace OneStop.Reports.Projection;

/// <summary>Columns that may be null, in a binary COPY.</summary>
internal static class CopyColumns
{
    public static Task DayAsync(this NpgsqlBinaryImporter to, DateOnly? day, CancellationToken ct) =>
        day is { } known ? to.WriteAsync(known, NpgsqlDbType.Date, ct) : to.WriteNullAsync(ct);

    public static Task InstantAsync(this NpgsqlBinaryImporter to, DateTimeOffset? at, CancellationToken ct) =>
        at is { } known ? to.WriteAsync(known.ToUniversalTime(), NpgsqlDbType.TimestampTz, ct) : to.WriteNullAsync(ct);

    public static Task SmallAsync(this NpgsqlBinaryImporter to, int? number, CancellationToken ct) =>
        number is { } known ? to.WriteAsync((short)known, NpgsqlDbType.Smallint, ct) : to.WriteNullAsync(ct);

    public static Task NumbersAsync(this NpgsqlBinaryImporter to, int[]? numbers, CancellationToken ct) =>
        numbers is null ? to.WriteNullAsync(ct) : to.WriteAsync(numbers, NpgsqlDbType.Array | NpgsqlDbType.Integer, ct);

    public static Task TextAsync(this NpgsqlBinaryImporter to, string? text, CancellationToken ct) =>
        text is null ? to.WriteNullAsync(ct) : to.WriteAsync(text, NpgsqlDbType.Text, ct);

    public static Task BytesAsync(this NpgsqlBinaryImporter to, byte[]? bytes, CancellationToken ct) =>
        bytes is null ? to.WriteNullAsync(ct) : to.WriteAsync(bytes, NpgsqlDbType.Bytea, ct);
}
