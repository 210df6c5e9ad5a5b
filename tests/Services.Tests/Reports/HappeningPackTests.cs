using System.Reflection;
using OneStop.Core.Dossiers;
using OneStop.Reports.Projection;

namespace OneStop.Services.Tests.Reports;

/// <summary>Whatever may stand in the ledger can be kept by Reports: a kind that could not would stop the projection.</summary>
public sealed class HappeningPackTests
{
    public static TheoryData<string> Kinds() => [.. Types().Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_happening_comes_back_as_it_was_packed(string kind)
    {
        var happening = Make(Types().Single(t => t.Name == kind));
        var pack = new PackWriter();
        HappeningPack.Write(happening, pack);
        var reader = new PackReader(pack.ToArray());
        Assert.Equal(happening, HappeningPack.Read(ref reader));
        Assert.True(reader.AtEnd);
    }

    private static IEnumerable<Type> Types() => typeof(Happening).GetNestedTypes().Where(t => t is { IsAbstract: false } && t.IsSubclassOf(typeof(Happening)));

    private static Happening Make(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single();
        return (Happening)constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType))]);
    }

    private static object Value(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => "chữ",
        var t when t == typeof(bool) => true,
        var t when t == typeof(int) => 3,
        var t when t == typeof(DateOnly) => new DateOnly(2021, 4, 12),
        var t when t == typeof(DateTimeOffset) => new DateTimeOffset(2021, 4, 12, 8, 15, 0, TimeSpan.FromHours(7)),
        var t when t == typeof(Channel) => Channel.Postal,
        var t when t == typeof(GivenAppointment) => new GivenAppointment(new DateOnly(2021, 4, 27)),
        var t when t == typeof(Correction) => new Correction(Channel.Online, "1.004949", "H10.07", "Phòng", true),
        var t => throw new NotSupportedException($"no sample of {t.Name}"),
    };
}
