using System.Globalization;
using OneStop.Contracts.Dossiers;
using OneStop.Core.Dossiers;

namespace OneStop.Host.Demo;

/// <summary>
/// The life of an ordinary dossier of the demo: never late, no step beyond its allowance, ended by the last day of the period. The seed and the
/// dossier's place in the plan decide it alone, so histories can be written in any order.
/// </summary>
internal sealed class History
{
    private const int Hour = 3600;

    private readonly Planned _dossier;
    private readonly OfficeTime _time;
    private readonly Chance _chance;
    private readonly Course _course;
    private readonly string _clerk;
    private readonly string _section;
    private int _now;
    private bool _paused;

    private History(Planned dossier, OfficeTime time, ulong seed)
    {
        (_dossier, _time, _chance) = (dossier, time, new Chance(seed));
        _course = new Course(dossier.Code, dossier.Desk.Agency);
        _clerk = Officer("cv", dossier.Desk.Clerks);
        _section = dossier.Desk.SectionFor(dossier.Procedure.Field);
        _now = dossier.Place;
    }

    /// <summary>The entries in the order in which they occurred.</summary>
    public static IReadOnlyList<StepReport> Of(Planned dossier, OfficeTime time, ulong seed)
    {
        var history = new History(dossier, time, seed);
        history.Receive();
        history.Work();
        return history._course.Steps;
    }

    /// <summary>The appointment on the receipt; null = a procedure without one.</summary>
    public static DateOnly? AppointmentOf(Planned dossier, OfficeTime time) => dossier.Procedure.Limit switch
    {
        null => null,
        0 => time.At(dossier.ReceivedOn, 15, 0) >= dossier.Place ? dossier.ReceivedOn : time.Calendar.After(dossier.ReceivedOn),
        var days => time.Calendar.Add(dossier.ReceivedOn, days.Value),
    };

    private void Receive()
    {
        var at = Instant();
        var online = _dossier.Channel == Channel.Online;
        var submitted = at.AddMinutes(-_chance.Between(10, 50));
        if (online)
        {
            _course.Add(EntryTypes.Submitted, submitted, null, null, ("procedure", _dossier.Procedure.Code), ("channel", "online"));
        }

        _course.Add(
            EntryTypes.Received,
            at,
            _dossier.Desk.OneStop,
            Officer("mc", 6),
            ("procedure", _dossier.Procedure.Code),
            ("channel", Word(_dossier.Channel)),
            ("appointmentOn", AppointmentOf(_dossier, _time)),
            ("submittedAt", online ? submitted : null),
            ("receivedBy", _dossier.Desk.ReceivedBy),
            ("applicant", ("name", string.Create(CultureInfo.InvariantCulture, $"Người nộp mẫu {_dossier.ReceivedOn:yyMMdd}-{_dossier.Serial}"))));
    }

    private void Work()
    {
        var steps = DemoProcess.For(_dossier.Procedure);
        _now += Math.Min(_chance.Between(120, 2400), OfficeTime.SecondsOfDay - 60 - (_now % OfficeTime.SecondsOfDay));
        _course.Add(EntryTypes.HandedOver, Instant(), _dossier.Desk.OneStop, null, ("toUnit", _section), ("toOfficer", _clerk), ("step", DemoProcess.Examination));
        _now += _chance.Between(60, 900);
        _course.Add(EntryTypes.Accepted, Instant(), _section, _clerk, ("step", DemoProcess.Examination));

        Interrupt();
        var spent = Spent(steps);
        if (_dossier.Procedure.Limit > 1 && _chance.In(3))
        {
            _now += spent[0] / 2;
            _course.Add(EntryTypes.Withdrawn, Instant(), _section, _clerk, ("reason", "Công dân đề nghị rút hồ sơ"));
            return;
        }

        Pass(steps, spent);
        var at = Instant();
        _course.Add(EntryTypes.ResultReady, at, _dossier.Desk.OneStop, null, at.AddSeconds(_chance.Between(5, 50)), ("kind", _chance.In(4) ? "refused" : "granted"));
        Return();
    }

    /// <summary>A pause in some dossiers: a supplement (the clock restarts) or a fee (the clock resumes).</summary>
    private void Interrupt()
    {
        var room = _time.End - _now;
        if (_dossier.Procedure.Limit >= 10 && room > 16 * OfficeTime.SecondsOfDay && _chance.In(14))
        {
            _paused = true;
            _now += _chance.Between(2 * Hour, 12 * Hour);
            _course.Add(EntryTypes.SupplementRequested, Instant(), _section, _clerk, ("reason", "Bổ sung giấy tờ còn thiếu trong thành phần hồ sơ"));
            _now += _chance.Between(OfficeTime.SecondsOfDay, 5 * OfficeTime.SecondsOfDay);
            _course.Add(EntryTypes.Supplemented, Instant(), _dossier.Desk.OneStop, null);
        }
        else if (_dossier.Procedure.OnlinePayment && room > 2 * OfficeTime.SecondsOfDay && _chance.In(300))
        {
            _paused = true;
            _now += _chance.Between(Hour / 2, 2 * Hour);
            _course.Add(EntryTypes.PaymentRequested, Instant(), _section, _clerk);
            _now += _chance.Between(Hour, 5 * Hour);
            _course.Add(EntryTypes.Paid, Instant(), _dossier.Desk.OneStop, null);
        }
    }

    /// <summary>Seconds spent in each step after reception, within its allowance and before the end of the period.</summary>
    private int[] Spent(IReadOnlyList<DemoStep> steps)
    {
        if (_dossier.Procedure.Limit is not > 0)
        {
            return [_chance.Between(600, 3000), _chance.Between(60, 600)];
        }

        var permille = _paused ? _chance.Between(280, 800) : _chance.In(120) ? _chance.Between(930, 985) : _chance.Between(280, 930);
        var spent = steps.Skip(1).Select(s => (int)((long)s.Hours * Hour * permille / 1000) - _chance.Below(240)).ToArray();
        spent[0] -= Math.Min(spent[0] / 2, 3600);
        long sum = spent.Sum();
        long room = Math.Max(_time.End - 1200 - _now, 60);
        return sum <= room ? spent : [.. spent.Select(s => (int)(s * room / sum))];
    }

    private void Pass(IReadOnlyList<DemoStep> steps, int[] spent)
    {
        _now += spent[0];
        if (_dossier.Procedure.Limit is not null)
        {
            _course.Add(EntryTypes.StepCompleted, Instant(), _section, _clerk, ("step", DemoProcess.Examination));
        }

        var from = _section;
        for (var n = 2; n < steps.Count; n++)
        {
            var step = steps[n];
            var province = step.Owner == DemoProcess.Province;
            if (_dossier.Procedure.Limit is > 0)
            {
                _course.Add(
                    EntryTypes.HandedOver,
                    Instant(),
                    from,
                    null,
                    ("toAgency", province ? DemoProcess.Province : null),
                    ("toUnit", province ? DemoCatalogue.ProvincialOffice : step.Owner),
                    ("step", step.Name));
            }

            _now += spent[n - 1];
            from = province ? DemoCatalogue.ProvincialOffice : step.Owner;
        }
    }

    private void Return()
    {
        _now += _chance.In(700) ? _chance.Between(300, 4 * Hour) : _chance.Between(Hour, 5 * OfficeTime.SecondsOfDay);
        if (_now < _time.End && !_chance.In(12))
        {
            _course.Add(EntryTypes.Returned, Instant(), _dossier.Desk.OneStop, Officer("mc", 6), ("via", Word(_dossier.Channel)));
        }
    }

    private DateTimeOffset Instant() => _time.InstantOf(_now);

    private string Officer(string kind, int count) => string.Create(CultureInfo.InvariantCulture, $"{kind}.{_dossier.Desk.Key}.{_chance.Between(1, count):00}");

    private static string Word(Channel channel) => channel switch { Channel.Online => "online", Channel.Postal => "postal", _ => "direct" };
}
