namespace OneStop.Runtime.Workbooks;

/// <summary>Columns of a sheet by their letters, from 1: <c>A</c> = 1, <c>Z</c> = 26, <c>AA</c> = 27, <c>XFD</c> = 16.384.</summary>
public static class ColumnLetters
{
    private const int Letters = 26;

    /// <summary>The letters of a column, which is 1 or more.</summary>
    public static string Of(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / Letters)
        {
            letters = (char)('A' + ((column - 1) % Letters)) + letters;
        }

        return letters;
    }

    /// <summary>The column of a reference (<c>AB12</c>); 0 where it names none. Of more than four letters the first four count: no sheet is so wide.</summary>
    public static int Read(string? reference) => (reference ?? "").TakeWhile(char.IsAsciiLetter).Take(4)
        .Aggregate(0, static (column, letter) => (column * Letters) + (char.ToUpperInvariant(letter) - 'A' + 1));
}
