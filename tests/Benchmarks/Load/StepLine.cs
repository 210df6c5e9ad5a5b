using System.Buffers.Text;

namespace OneStop.Benchmarks.Load;

/// <summary>Writes steps of a load as canonical step reports, one JSON object a line, about 280 bytes each.</summary>
internal sealed class StepLine(Province province, OfficeClock clock, string prefix)
{
    private static readonly byte[][] _types =
    [
        .. new[]
        {
            "received", "handedOver", "accepted", "supplementRequested", "supplemented", "paymentRequested", "paid", "stepCompleted", "resultReady", "returned",
        }.Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    private readonly byte[] _prefix = System.Text.Encoding.ASCII.GetBytes(prefix);
    private byte[] _buffer = new byte[1024];
    private int _at;

    /// <summary>The line with its line end; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Write(Course course, int index)
    {
        _at = 0;
        var placed = course[index];
        var agency = province.Agencies[course.Agency];
        Add("{\"source\":\"igate.binhphuoc\",\"id\":\""u8);
        Add(_prefix);
        Number(course.Number, 8);
        Add("-"u8);
        Number(index, 2);
        Add("\",\"type\":\""u8);
        Add(_types[(int)placed.Step]);
        Add("\",\"dossier\":\""u8);
        Code(course, agency);
        var second = (course.Number * 7) % 60;
        Add("\",\"occurredAt\":\""u8);
        Time(clock.At(placed.Minute, second));
        Add("+07:00\",\"recordedAt\":\""u8);
        Time(clock.At(placed.Minute, second).AddSeconds(20 + (course.Number % 37)));
        Add("+07:00\",\"agency\":\""u8);
        Add(agency.WireCode);
        Add("\",\"unit\":\"Bộ phận Một cửa\",\"officer\":\"u"u8);
        Number(course.Officer, 2);
        Add("\",\"data\":"u8);
        Data(course, placed.Step);
        Add("}\n"u8);
        return _buffer.AsMemory(0, _at);
    }

    /// <summary>The code of a dossier, as its lines write it.</summary>
    public string CodeOf(Course course)
    {
        _at = 0;
        Code(course, province.Agencies[course.Agency]);
        return System.Text.Encoding.ASCII.GetString(_buffer, 0, _at);
    }

    private void Code(Course course, LoadAgency agency)
    {
        Add(agency.WireCode);
        Add("-"u8);
        var day = clock.At(course.Received, 0);
        Number(day.Year % 100, 2);
        Number(day.Month, 2);
        Number(day.Day, 2);
        Add("-"u8);
        Add(_prefix);
        Number(course.Number, 7);
    }

    private void Data(Course course, CourseStep step)
    {
        switch (step)
        {
            case CourseStep.Received:
                Add("{\"procedure\":\""u8);
                Add(province.Procedures[course.Procedure].Code);
                Add("\",\"channel\":\""u8);
                Add(System.Text.Encoding.ASCII.GetBytes(course.Channel));
                Add("\"}"u8);
                break;
            case CourseStep.HandedOver:
                Add("{\"toUnit\":\"Phòng Chuyên môn\",\"toOfficer\":\"u"u8);
                Number(course.Officer + 40, 2);
                Add("\",\"step\":\"Thẩm định\"}"u8);
                break;
            case CourseStep.Accepted or CourseStep.StepCompleted:
                Add("{\"step\":\"Thẩm định\"}"u8);
                break;
            case CourseStep.SupplementRequested:
                Add("{\"dueOn\":\""u8);
                Day(clock.At(course.Received, 0).AddDays(30));
                Add("\"}"u8);
                break;
            case CourseStep.ResultReady:
                Add("{\"kind\":\"granted\"}"u8);
                break;
            case CourseStep.Returned:
                Add("{\"via\":\"direct\"}"u8);
                break;
            default:
                Add("{}"u8);
                break;
        }
    }

    private void Time(DateTime time)
    {
        Day(time);
        Add("T"u8);
        Number(time.Hour, 2);
        Add(":"u8);
        Number(time.Minute, 2);
        Add(":"u8);
        Number(time.Second, 2);
    }

    private void Day(DateTime time)
    {
        Number(time.Year, 4);
        Add("-"u8);
        Number(time.Month, 2);
        Add("-"u8);
        Number(time.Day, 2);
    }

    private void Number(int value, byte digits)
    {
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_at), out var written, new System.Buffers.StandardFormat('D', digits));
        _at += written;
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        if (_at + text.Length + 64 > _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        text.CopyTo(_buffer.AsSpan(_at));
        _at += text.Length;
    }
}
