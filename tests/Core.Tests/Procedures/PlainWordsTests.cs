using OneStop.Core.Procedures;

namespace OneStop.Core.Tests.Procedures;

/// <summary>Every letter of Vietnamese loses its mark, small or capital, written in one character or in several.</summary>
public sealed class PlainWordsTests
{
    // The alphabet with its tones as its own rows: plain letter, then each letter that is read as it.
    private static readonly string[] Alphabet =
    [
        "aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđ", "bb", "0 0",
    ];

    [Fact]
    public void Every_letter_loses_its_mark_and_its_capital() => Assert.All(Alphabet, row =>
        Assert.All(row.Where(letter => letter != ' '), letter =>
        {
            Assert.Equal(row[..1], PlainWords.Of(letter.ToString()));
            Assert.Equal(row[..1], PlainWords.Of(char.ToUpperInvariant(letter).ToString()));
        }));

    [Theory]
    [InlineData("Sở Xây dựng", "so xay dung")]
    [InlineData("UBND HUYỆN ĐỒNG PHÚ", "ubnd huyen dong phu")]
    [InlineData("Phòng\u00a0Lao động\r\n – Việc làm", "phong lao dong – viec lam")]
    [InlineData("So\u031b\u0309 Xa\u0302y du\u031b\u0323ng", "so xay dung")]
    [InlineData("  1.004949 ", "1.004949 ")]
    [InlineData("\u0301", "")]
    [InlineData("漢字 ẞ", "漢字 ß")]
    public void Names_are_read_as_people_type_them(string name, string plain) => Assert.Equal(plain, PlainWords.Of(name));
}
