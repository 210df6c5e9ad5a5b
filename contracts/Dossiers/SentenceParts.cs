using System.Text.Json.Serialization;

namespace OneStop.Contracts.Dossiers;

/// <summary>A Vietnamese sentence whose parts are kept apart, so that a reader's program can say it in another language.</summary>
/// <param name="Words">The words, with places <c>{0}</c>, <c>{1}</c> …; the whole text where nothing stands in it.</param>
/// <param name="With">What stands in the places, in their order; absent = nothing.</param>
public sealed record SentenceParts(
    string Words, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SentenceParts>? With);
