using System.Security.Cryptography;
using OneStop.Core.WorkingTime;
using OneStop.Host.Demo;

namespace OneStop.Services.Tests.Demo;

/// <summary>The demo province says what the published report says (reconstruction in which 39.442 ended in time and 2 late).</summary>
public sealed class DemoProvinceTests(CountedProvince province) : IClassFixture<CountedProvince>
{
    private static readonly DateOnly _from = new(2021, 1, 1);
    private static readonly DateOnly _to = new(2021, 10, 14);

    private IEnumerable<CountedDossier> All => province.Dossiers.Values;

    [Fact]
    public void Received_39444_of_which_455_online_38982_otherwise_and_7_carried_over()
    {
        Assert.Equal(39_444, province.Dossiers.Count);
        Assert.Equal(7, All.Count(d => d.ReceivedOn < _from));
        Assert.Equal(455, All.Count(d => d.ReceivedOn >= _from && d.Channel == "online"));
        Assert.Equal(38_982, All.Count(d => d.ReceivedOn >= _from && d.Channel != "online"));
    }

    [Fact]
    public void All_ended_in_the_period_39442_in_time_and_two_late()
    {
        Assert.All(All, d => Assert.True(d.EndedOn >= _from && d.EndedOn <= _to));
        Assert.Equal(39_442, All.Count(d => d.DueOn is null || d.EndedOn <= d.DueOn));
        Assert.Equal(["000.00.07.H10-210412-0003", "000.00.07.H10-210706-0004"], province.Dossiers.Where(d => d.Value.EndedOn > d.Value.DueOn).Select(d => d.Key).Order());
        Assert.True(All.Count(d => d.EndedOn < d.DueOn) > 10_000, "early");
        Assert.True(All.Count(d => d.EndedOn == d.DueOn) > 1_000, "on the day");
    }

    [Fact]
    public void Each_desk_receives_its_share()
    {
        var byAgency = All.CountBy(d => d.Agency).ToDictionary();
        Assert.Equal(281, byAgency["000.00.07.H10"]);
        Assert.Equal(39_158, byAgency["000.01.07.H10"]);
        Assert.Equal(2, byAgency["000.02.07.H10"]);
        Assert.Equal(3, byAgency["000.03.07.H10"]);
        Assert.Equal(272, All.Count(d => d.Agency == "000.00.07.H10" && d.Channel == "online"));
        Assert.Equal(183, All.Count(d => d.Agency == "000.01.07.H10" && d.Channel == "online"));
        Assert.Equal(21_192, All.Count(d => d.Agency == "000.01.07.H10" && DemoProcedure.Of(d.Procedure).LegacyLevel == 4));
        Assert.All(All.Where(d => d.Channel == "online"), d => Assert.Equal(4, DemoProcedure.Of(d.Procedure).LegacyLevel));
    }

    [Fact]
    public void Appointments_are_the_limit_counted_by_hand()
    {
        foreach (var dossier in province.Province.Dossiers)
        {
            var limit = dossier.Procedure.Limit;
            var expected = limit is null ? (DateOnly?)null
                : limit > 0 ? province.WorkingDaysAfter(dossier.ReceivedOn, limit.Value)
                : province.Province.Time.InstantOf(dossier.Place).TimeOfDay > TimeSpan.FromHours(15) ? province.WorkingDaysAfter(dossier.ReceivedOn, 1)
                : dossier.ReceivedOn;
            Assert.Equal(expected, province.Province.AppointmentOf(dossier));
        }
    }

    [Fact]
    public void Work_is_done_in_office_hours_of_working_days_one_thing_after_the_other() => Assert.Empty(province.Disorder);

    [Fact]
    public void There_are_about_270_thousand_entries() => Assert.InRange(province.Entries, 260_000, 285_000);

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var calendar = province.Province.Time.Calendar;
        var first = Digest(BinhPhuoc.DefaultSeed, calendar);
        Assert.Equal(first, Digest(BinhPhuoc.DefaultSeed, calendar));
        Assert.NotEqual(first, Digest(7, calendar));
    }

    [Fact]
    public void Another_seed_keeps_the_totals()
    {
        var other = new BinhPhuoc(7, province.Province.Time.Calendar);
        Assert.Equal(39_444, other.Dossiers.Count);
        Assert.Contains(other.Dossiers, d => d.Code == WageFund.Code && d.Procedure.Code == WageFund.Procedure);
        Assert.Contains(other.Dossiers, d => d.Code == InjuryReview.Code && d.Procedure.Code == InjuryReview.Procedure);
        Assert.Equal(39_444, other.Dossiers.DistinctBy(d => d.Code).Count());
    }

    private static string Digest(ulong seed, WorkingCalendar calendar)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in new BinhPhuoc(seed, calendar).Ndjson())
        {
            hash.AppendData(piece.Span);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
