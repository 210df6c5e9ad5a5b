using System.Text.Json.Nodes;

namespace OneStop.Dossiers.CatalogueImport;

/// <summary>A procedure as an outside catalogue tells it: only what it tells, in the shape of a catalogue item.</summary>
/// <param name="Line">1-based place in the list, or row of the sheet.</param>
/// <param name="Code">The procedure's code; null where it has none.</param>
/// <param name="Known">The properties it tells.</param>
/// <param name="Fault">What cannot be used, in Vietnamese; null = all of it can.</param>
internal sealed record FoundProcedure(int Line, string? Code, JsonObject Known, string? Fault);
