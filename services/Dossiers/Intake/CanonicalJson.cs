using System.Text.Encodings.Web;
using System.Text.Json;

namespace OneStop.Dossiers.Intake;

/// <summary>How bodies are written: compact, Vietnamese as it is, so that the same fact always has the same bytes.</summary>
internal static class CanonicalJson
{
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
}
