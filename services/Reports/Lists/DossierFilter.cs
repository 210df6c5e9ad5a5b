using System.Globalization;
using Microsoft.AspNetCore.Http;
using OneStop.Core.Dossiers;
using OneStop.Core.Procedures;
using OneStop.Runtime.Hosting;

namespace OneStop.Reports.Lists;

/// <summary>The filters of <c>GET /v1/dossiers</c> (design §4); null = not asked for. All that are given must hold.</summary>
/// <param name="Agency">Subtree of the competent agency.</param>
/// <param name="Field">Code of the procedure's field.</param>
/// <param name="Procedure">Procedure code, in full or its national part.</param>
/// <param name="Late">Ended late, or open and overdue today.</param>
/// <param name="Overdue">Open, past the due date and not validly paused, today.</param>
/// <param name="NearDue">Open, not paused, due in 0…N working days of its own agency (ruling 42).</param>
/// <param name="DaysLeft">Likewise, due in exactly so many.</param>
/// <param name="DueFrom">Due on this day or later.</param>
/// <param name="DueTo">Due on this day or earlier.</param>
/// <param name="DaysLate">Late by at least so many working days.</param>
/// <param name="Reason">A late reason N1…N12.</param>
/// <param name="ReasonMissing">Late without any reason given.</param>
/// <param name="CausingUnit">Late by a step of this unit; of an open one, overdue with this unit as its holder.</param>
/// <param name="ApologyOwed">Late, without apology, and not excused (<see cref="ApologyDuty.IsExcused"/>).</param>
/// <param name="Explained">Whether an explanation has been accepted.</param>
/// <param name="ResultNotReturned">Ended with a result that nobody collected yet.</param>
/// <param name="AnswerLate">An online submission that has waited over 08 working hours for its answer.</param>
/// <param name="SupplementLapsed">A supplement is awaited whose last day is over.</param>
/// <param name="Holder">The agency that holds it; <see cref="NoOne"/> = none is known.</param>
/// <param name="Unit">The unit that holds it, likewise.</param>
/// <param name="Officer">The officer who holds it, likewise.</param>
/// <param name="From">Received on this day or later.</param>
/// <param name="To">Received on this day or earlier.</param>
/// <param name="Text">Part of the dossier code, of the procedure's code or name, or of the name of the agency, the desk or the unit that holds it.</param>
internal sealed record DossierFilter(
    string? Agency,
    string? Field,
    string? Procedure,
    DossierStatus? Status,
    bool? Late,
    bool? Overdue,
    int? NearDue,
    int? DaysLeft,
    DateOnly? DueFrom,
    DateOnly? DueTo,
    int? DaysLate,
    string? Reason,
    bool? ReasonMissing,
    string? CausingUnit,
    bool? ApologyOwed,
    bool? Explained,
    bool? ResultNotReturned,
    bool? AnswerLate,
    bool? SupplementLapsed,
    string? Holder,
    string? Unit,
    string? Officer,
    DateOnly? From,
    DateOnly? To,
    string? Text)
{
    /// <summary>Asks for dossiers without a known holder.</summary>
    public const string NoOne = "-";

    private const int NearDueDefault = 2;

    /// <summary>Whether only late dossiers can fit.</summary>
    public bool OnlyLate => Late is true || DaysLate is not null || ReasonMissing is true || ApologyOwed is true || CausingUnit is not null;

    /// <returns>The filter, or 400 <c>badFilter</c> with the name that cannot be read.</returns>
    public static (DossierFilter? Filter, Problem? Refused) Read(IQueryCollection query)
    {
        string? bad = null;
        string? Text(string name) => query[name].FirstOrDefault()?.Trim() is { Length: > 0 } text ? text : null;
        T? Value<T>(string name, Func<string, T?> read)
            where T : struct
        {
            if (Text(name) is not { } text)
            {
                return null;
            }

            var value = read(text);
            bad ??= value is null ? name : null;
            return value;
        }

        bool? Flag(string name) => Value<bool>(name, t => bool.TryParse(t, out var flag) ? flag : null);
        DateOnly? Day(string name) => Value<DateOnly>(
            name, t => DateOnly.TryParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);
        var filter = new DossierFilter(
            Text("agency") ?? Text("scope"),
            Text("field"),
            Text("procedure"),
            Value<DossierStatus>("status", StatusOf),
            Flag("late"),
            Flag("overdue"),
            Value<int>("nearDue", t => t == "true" ? NearDueDefault : Whole(t)),
            Value<int>("daysLeft", Whole),
            Day("dueFrom"),
            Day("dueTo"),
            Value<int>("daysLate", Whole),
            Text("reason"),
            Flag("reasonMissing"),
            Text("causingUnit"),
            Flag("apologyOwed"),
            Flag("explained"),
            Flag("resultNotReturned"),
            Flag("answerLate"),
            Flag("supplementLapsed"),
            AgencyCode.Normalise(Text("holder")),
            Text("unit"),
            Text("officer"),
            Day("from"),
            Day("to"),
            Text("text"));
        return bad is null ? (filter, null) : (null, Problem.Of(400, "badFilter", $"Không đọc được bộ lọc {bad}."));
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 10_000) : null;

    private static DossierStatus? StatusOf(string text) => text switch
    {
        "submitted" => DossierStatus.Submitted,
        "refused" => DossierStatus.Refused,
        "open" => DossierStatus.Open,
        "paused" => DossierStatus.Paused,
        "ended" => DossierStatus.Ended,
        _ => null,
    };
}
