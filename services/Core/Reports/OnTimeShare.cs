namespace OneStop.Core.Reports;

/// <summary>The on-time rates of ruling 38 from the columns of II.06a; each names what it is divided by.</summary>
public static class OnTimeShare
{
    /// <summary>(8 + 9) / 7: of those resolved.</summary>
    public static Rate OfResolved(Ii06aColumns c) => new(c.Early + c.OnTime, c.Ended);

    /// <summary>(8 + 9) / (8 + 9 + 10 + 13): of those that fell due. Leaving late dossiers open cannot raise it.</summary>
    public static Rate OfDue(Ii06aColumns c) => new(c.Early + c.OnTime, c.Ended + c.Overdue);

    /// <summary>(8 + 9) / 3: of all there was to do (NĐ 61/2018/NĐ-CP Điều 30 khoản 2 điểm c).</summary>
    public static Rate OfReceived(Ii06aColumns c) => new(c.Early + c.OnTime, c.Total);

    /// <summary>(8 + 9 + 12) / 3: those still open in time count as well (QĐ 766/QĐ-TTg).</summary>
    public static Rate WithPendingInTime(Ii06aColumns c) => new(c.Early + c.OnTime + c.OpenInTime, c.Total);
}
