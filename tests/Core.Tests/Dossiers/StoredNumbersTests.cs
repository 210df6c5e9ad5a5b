using OneStop.Core.Dossiers;

namespace OneStop.Core.Tests.Dossiers;

/// <summary>Columns, views and indexes of Reports hold these numbers: a name may change, a number never.</summary>
public sealed class StoredNumbersTests
{
    [Fact]
    public void Stored_numbers_stay()
    {
        Assert.Equal("Submitted 0, Refused 1, Open 2, Paused 3, Ended 4, Absent 5", Numbers<DossierStatus>());
        Assert.Equal("Early 0, OnTime 1, Late 2", Numbers<Outcome>());
        Assert.Equal("Granted 0, Refused 1, Withdrawn 2, Stopped 3, RefusedLate 4, ReturnedOnly 5", Numbers<EndKind>());
    }

    private static string Numbers<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(value => $"{value} {value:D}"));
}
