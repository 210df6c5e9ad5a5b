using System.Globalization;

namespace OneStop.Core.Dossiers;

/// <summary>
/// A sentence in plain Vietnamese whose parts are kept apart, so that it can be said in another language: the words with places <c>{0}</c>,
/// <c>{1}</c> … and what stands in them. Two sentences are equal where they read alike in every part.
/// </summary>
/// <param name="Words">Where nothing stands in it, the whole text as it is.</param>
/// <param name="With">What stands in the places, in their order.</param>
public sealed record Sentence(string Words, IReadOnlyList<Sentence> With)
{
    /// <summary>The sentence in Vietnamese.</summary>
    public string Text => With.Count == 0 ? Words : string.Format(CultureInfo.InvariantCulture, Words, [.. With.Select(part => part.Text)]);

    /// <summary>The same sentence with a capital at its beginning.</summary>
    public Sentence AtBeginning() => this with { Words = char.ToUpperInvariant(Words[0]) + Words[1..] };

    public static Sentence Of(string words, params Sentence[] with) => new(words, with);

    /// <summary>A date as people read it, dd/MM/yyyy.</summary>
    public static Sentence Of(DateOnly day) => Of(day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));

    public static Sentence Of(long number) => Of(number.ToString(CultureInfo.InvariantCulture));

    public bool Equals(Sentence? other) => other is not null && Words == other.Words && With.SequenceEqual(other.With);

    public override int GetHashCode() => HashCode.Combine(Words, With.Count);

    public override string ToString() => Text;
}
