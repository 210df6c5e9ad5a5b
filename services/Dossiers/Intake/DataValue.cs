using System.Text.Json;

namespace OneStop.Dossiers.Intake;

/// <summary>Where a value of <c>data</c> belongs.</summary>
internal enum Fit
{
    /// <summary>It says nothing.</summary>
    Drop,

    /// <summary>Into the ledger.</summary>
    Keep,

    /// <summary>Beside the ledger: words instead of a code.</summary>
    Aside,

    /// <summary>A time that cannot be read: the line is rejected.</summary>
    Unreadable,
}

/// <summary>Judges and writes single values of a step's <c>data</c>.</summary>
internal static class DataValue
{
    /// <summary>The longest code or name the ledger keeps, in bytes; what is longer goes beside it.</summary>
    public const int TextBytesMax = 1000;

    /// <summary>Where a value of that kind belongs.</summary>
    public static Fit Judge(DataKind kind, ReadOnlySpan<byte> token)
    {
        if (JsonText.IsNull(token))
        {
            return kind == DataKind.DayOrNull ? Fit.Keep : Fit.Drop;
        }

        if (kind is DataKind.EntryKey or DataKind.ShouldSay or DataKind.Evidence)
        {
            return token[0] == '{' ? Fit.Keep : Fit.Aside;
        }

        if (kind == DataKind.Yes)
        {
            return JsonText.IsTrue(token) ? Fit.Keep : Fit.Drop;
        }

        var text = JsonText.Of(token);
        if (text.IsEmpty)
        {
            return token.SequenceEqual("\"\""u8) ? Fit.Drop : Fit.Aside;
        }

        return kind switch
        {
            DataKind.Text or DataKind.Agency => text.Length <= TextBytesMax ? Fit.Keep : Fit.Aside,
            DataKind.Channel => text.SequenceEqual("direct"u8) || text.SequenceEqual("online"u8) || text.SequenceEqual("postal"u8) ? Fit.Keep : Fit.Aside,
            DataKind.ResultKind => text.SequenceEqual("granted"u8) || text.SequenceEqual("refused"u8) ? Fit.Keep : Fit.Aside,
            DataKind.Rating => text is [>= (byte)'1' and <= (byte)'5'] ? Fit.Keep : Fit.Aside,
            DataKind.ReasonCode => IsReasonCode(text) ? Fit.Keep : Fit.Aside,
            _ => SourceTime.TryRead(text, out _) ? Fit.Keep : Fit.Unreadable,
        };
    }

    /// <summary>N1 … N12, or a code of that shape that a later catalogue may know.</summary>
    public static bool IsReasonCode(ReadOnlySpan<byte> text) =>
        text.Length is 2 or 3 && char.IsAsciiLetterUpper((char)text[0]) && char.IsAsciiDigit((char)text[1]) && (text.Length == 2 || char.IsAsciiDigit((char)text[2]));

    /// <summary>Writes a value that <see cref="Judge"/> keeps, with its name.</summary>
    public static void Write(Utf8JsonWriter writer, DataField field, ReadOnlySpan<byte> token, StepReader codes)
    {
        switch (field.Kind)
        {
            case DataKind.Agency:
                writer.WriteString(field.Utf8, codes.AgencyOf(JsonText.Of(token)));
                break;
            case DataKind.Day or DataKind.DayOrNull:
                WriteDay(writer, field.Utf8, token);
                break;
            case DataKind.Instant:
                WriteInstant(writer, field.Utf8, JsonText.Of(token));
                break;
            case DataKind.Rating:
                writer.WriteNumber(field.Utf8, JsonText.Of(token)[0] - '0');
                break;
            case DataKind.Yes:
                writer.WriteBoolean(field.Utf8, true);
                break;
            case DataKind.EntryKey or DataKind.ShouldSay or DataKind.Evidence:
                CorrectionParts.Write(writer, field, token, codes);
                break;
            default:
                writer.WriteString(field.Utf8, JsonText.Of(token));
                break;
        }
    }

    /// <summary>Writes an instant in the ledger's one form; the text was judged readable.</summary>
    public static void WriteInstant(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        SourceTime.TryRead(text, out var instant);
        WriteInstant(writer, name, instant);
    }

    public static void WriteInstant(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset instant)
    {
        Span<byte> written = stackalloc byte[SourceTime.WrittenBytesMax];
        writer.WriteString(name, written[..SourceTime.Write(instant, written)]);
    }

    /// <summary>Writes a civil date, or null.</summary>
    public static void WriteDay(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<byte> token)
    {
        if (JsonText.IsNull(token))
        {
            writer.WriteNull(name);
            return;
        }

        Span<byte> written = stackalloc byte[10];
        SourceTime.TryReadDay(JsonText.Of(token), out var day);
        day.TryFormat(written, out _, "yyyy-MM-dd");
        writer.WriteString(name, written);
    }
}
