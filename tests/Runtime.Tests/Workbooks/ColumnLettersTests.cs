using OneStop.Runtime.Workbooks;

namespace OneStop.Runtime.Tests.Workbooks;

/// <summary>Columns by letters, against a count from A to XFD as a sheet is walked through.</summary>
public sealed class ColumnLettersTests
{
    [Fact]
    public void Every_column_of_a_sheet_has_the_letters_that_follow_those_before()
    {
        var letters = "A";
        for (var column = 1; column <= 16_384; column++, letters = Next(letters))
        {
            Assert.Equal((letters, column, column), (ColumnLetters.Of(column), ColumnLetters.Read(letters + "12"), ColumnLetters.Read(letters.ToLowerInvariant())));
        }

        Assert.Equal("XFE", letters);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("-A1")]
    public void A_reference_that_names_no_column_is_0(string? reference) => Assert.Equal(0, ColumnLetters.Read(reference));

    private static string Next(string letters) => letters switch
    {
        [.. var front, 'Z'] => Next(front) + "A",
        [.. var front, var last] => front + (char)(last + 1),
        _ => "A",
    };
}
