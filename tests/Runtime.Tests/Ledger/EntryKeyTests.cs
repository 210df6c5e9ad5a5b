using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OneStop.Runtime.Ledger;

namespace OneStop.Runtime.Tests.Ledger;

/// <summary>Keys tell every pair apart and lie where their ids lie.</summary>
public sealed class EntryKeyTests
{
    private const int KeysOfPage = 200;

    [Theory]
    [InlineData("igate", "000.00.07.H10-210412-0001-3")]
    [InlineData("", "")]
    [InlineData("nguồn", "Đơn số 1")]
    public void Behind_its_place_a_key_is_the_hash_of_both_texts_and_the_plain_key_is_all_of_it(string source, string id)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\0{id}"));
        var key = EntryKey.Of(source, id);
        Assert.Equal(hash[4..16], key.Placed.ToByteArray(bigEndian: true)[4..]);
        Assert.Equal(hash[..16], key.Plain.ToByteArray(bigEndian: true));
    }

    [Fact]
    public void An_id_longer_than_the_usual_has_a_key_too()
    {
        var id = new string('đ', 2_000);
        Assert.NotEqual(EntryKey.Of("igate", id).Placed, EntryKey.Of("igate", id + "1").Placed);
        Assert.Equal(EntryKey.Of("igate", id), EntryKey.Of("igate", id));
    }

    [Theory]
    [InlineData("000.00.{1:00}.H10-2501{0:00}-{2:0000}-{3}")]
    [InlineData("H10.{1:00}-2501{0:00}-{2:0000}/{3:00}")]
    [InlineData("{1:000}{0:00}{2:000}-{3:00}")]
    [InlineData("{4:0000000}")]
    public void What_is_told_of_a_day_meets_few_pages_of_the_index(string form)
    {
        // Twenty days of forty agencies, each with twelve dossiers a day of seven entries; the last day is told.
        const int Day = 40 * 12 * 7;
        var ids = Enumerable.Range(0, 20 * Day).Select(n => (IsLast: n >= 19 * Day, Id: string.Format(
            CultureInfo.InvariantCulture, form, 1 + (n / Day), 1 + (n % Day / 84), 1 + (n % 84 / 7), 1 + (n % 7), n))).ToList();
        var (placed, plain) = (PagesOf(key => key.Placed), PagesOf(key => key.Plain));
        Assert.True(plain > 300 && placed < 100, $"{placed} pages, {plain} without places");

        int PagesOf(Func<EntryKey, Guid> written) => ids
            .OrderBy(entry => Convert.ToHexString(written(EntryKey.Of("igate", entry.Id)).ToByteArray(bigEndian: true)), StringComparer.Ordinal)
            .Select((entry, rank) => (entry.IsLast, Page: rank / KeysOfPage)).Where(entry => entry.IsLast).Select(entry => entry.Page).Distinct().Count();
    }
}
