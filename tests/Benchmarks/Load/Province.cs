using System.Text;
using System.Text.Json;

namespace OneStop.Benchmarks.Load;

/// <summary>An agency of the load.</summary>
/// <param name="Code">New style, as reports answer it.</param>
/// <param name="WireCode">Old style, as sources write it.</param>
/// <param name="Procedures">Indexes of the procedures it handles.</param>
internal sealed record LoadAgency(string Code, byte[] WireCode, string Level, string Parent, int[] Procedures);

/// <summary>A procedure of the load.</summary>
/// <param name="LimitDays">Working days.</param>
internal sealed record LoadProcedure(byte[] Code, string Level, int Field, int LimitDays);

/// <summary>
/// A province such as Bình Phước before 2025: 20 departments with procedures of their own, 11 districts and 111 communes that share theirs;
/// 143 agencies, 460 procedures, 3,615 pairs of the two.
/// </summary>
internal sealed class Province
{
    private const int Departments = 20;
    private const int Districts = 11;
    private const int Communes = 111;
    private const int OfDepartment = 18;
    private const int OfDistricts = 55;
    private const int OfCommunes = 45;
    private const int FieldsOfLevel = 15;
    private static readonly string[] _levels = ["province", "district", "commune"];

    public Province()
    {
        var procedures = new List<LoadProcedure>();
        var agencies = new List<LoadAgency>();
        for (var n = 1; n <= Departments; n++)
        {
            agencies.Add(Agency($"H10.{n:00}", $"000.00.{n:00}.H10", "department", "H10", Add(procedures, OfDepartment, "province", n)));
        }

        var district = Add(procedures, OfDistricts, "district", 0);
        for (var n = 0; n < Districts; n++)
        {
            agencies.Add(Agency($"H10.{n + 30}", $"000.00.{n + 30}.H10", "district", "H10", district));
        }

        var commune = Add(procedures, OfCommunes, "commune", 0);
        for (var n = 0; n < Communes; n++)
        {
            var (of, parent) = ((n / Districts) + 1, (n % Districts) + 30);
            agencies.Add(Agency($"H10.{parent}.{of:00}", $"000.{of:00}.{parent}.H10", "commune", $"H10.{parent}", commune));
        }

        (Agencies, Procedures) = (agencies, procedures);
    }

    public IReadOnlyList<LoadAgency> Agencies { get; }

    public IReadOnlyList<LoadProcedure> Procedures { get; }

    /// <summary>The body of <c>PUT /v1/catalogue/agencies</c>.</summary>
    public byte[] AgenciesJson => JsonSerializer.SerializeToUtf8Bytes(Agencies
        .Select(a => new { code = a.Code, name = $"Cơ quan {a.Code}", level = a.Level, parent = (string?)a.Parent })
        .Prepend(new { code = "H10", name = "Tỉnh", level = "province", parent = (string?)null }));

    /// <summary>The body of <c>PUT /v1/catalogue/procedures</c>.</summary>
    public byte[] ProceduresJson => JsonSerializer.SerializeToUtf8Bytes(Procedures.Select(p => new
    {
        code = Encoding.ASCII.GetString(p.Code),
        name = $"Thủ tục {Encoding.ASCII.GetString(p.Code)}",
        field = new { code = $"LV{p.Field:00}", name = $"Lĩnh vực {p.Field}" },
        administrativeLevel = p.Level,
        limit = new { amount = p.LimitDays, unit = "workingDays" },
        serviceLevel = "full",
    }));

    private static LoadAgency Agency(string code, string wire, string level, string parent, int[] procedures) =>
        new(code, Encoding.ASCII.GetBytes(wire), level, parent, procedures);

    private static int[] Add(List<LoadProcedure> procedures, int count, string level, int agency)
    {
        var first = procedures.Count;
        for (var n = 0; n < count; n++)
        {
            var field = (Array.IndexOf(_levels, level) * FieldsOfLevel) + (agency > 0 ? agency % FieldsOfLevel : n % FieldsOfLevel);
            procedures.Add(new(Encoding.ASCII.GetBytes($"1.{first + n + 1:000000}"), level, field, 2 + (((n * 7) + agency) % 19)));
        }

        return [.. Enumerable.Range(first, count)];
    }
}
