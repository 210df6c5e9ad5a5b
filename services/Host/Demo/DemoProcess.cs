namespace OneStop.Host.Demo;

/// <summary>One step of an internal process.</summary>
/// <param name="Owner">Unit name, or agency code where another agency does it.</param>
/// <param name="Hours">Allowed office hours; the steps of a process add up to its limit at most.</param>
internal sealed record DemoStep(string Name, string Owner, int Hours);

/// <summary>The internal process (quy trình nội bộ) of each procedure, as approved by the UBND tỉnh.</summary>
internal static class DemoProcess
{
    public const string Reception = "Tiếp nhận hồ sơ";
    public const string Examination = "Thẩm định hồ sơ";
    public const string Provincial = "Phê duyệt tại UBND tỉnh";
    public const string Approval = "Phê duyệt kết quả";
    public const string Return = "Trả kết quả";

    /// <summary>New-style code of the province, the owner of <see cref="Provincial"/>.</summary>
    public const string Province = "H10";

    /// <summary>The steps in order.</summary>
    public static IReadOnlyList<DemoStep> For(DemoProcedure procedure)
    {
        var desk = Desk.All.FirstOrDefault(d => d.Place == procedure.Place) ?? Desk.Centre;
        var section = desk.SectionFor(procedure.Field);
        if (procedure.Limit is not > 0)
        {
            return [new(Reception, desk.OneStop, 1), new(Examination, section, 6), new(Return, desk.OneStop, 1)];
        }

        var days = procedure.Limit.Value;
        var desks = days > 1 ? 4 : 1;
        var approval = Math.Min(days, 8);
        var provincial = procedure.Chain == DemoChain.SameLevel ? Math.Min(days * 2, 32) : 0;
        var steps = new List<DemoStep> { new(Reception, desk.OneStop, desks), new(Examination, section, (8 * days) - (2 * desks) - approval - provincial) };
        steps.Add(new(Approval, desk.Leader, approval));
        if (provincial > 0)
        {
            steps.Add(new(Provincial, Province, provincial));
        }

        steps.Add(new(Return, desk.OneStop, desks));
        return steps;
    }
}
