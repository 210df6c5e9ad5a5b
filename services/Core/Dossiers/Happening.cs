namespace OneStop.Core.Dossiers;

/// <summary>
/// What an entry says, one case for each type of the canonical step report (design §3). Free text never stands here: it lies in an
/// erasable table beside the ledger.
/// </summary>
public abstract record Happening
{
    private Happening(int rank) => Rank = rank;

    /// <summary>The place in the type table that breaks ties of time (ruling 2).</summary>
    public int Rank { get; }

    /// <summary>What the program itself writes; it takes a position and acts from it on all business dates.</summary>
    public abstract record SystemEntry : Happening
    {
        private protected SystemEntry(int rank)
            : base(rank)
        {
        }
    }

    /// <summary>Online submission, not yet accepted (status 1).</summary>
    public sealed record Submitted(string? Procedure, Channel? Channel) : Happening(1);

    /// <summary>Tiếp nhận: starts the clock.</summary>
    /// <param name="Procedure">Procedure code as the source wrote it.</param>
    /// <param name="Channel">Null where missing or unknown: counts as direct, flagged.</param>
    /// <param name="Appointment">Null where the source gave none (then it is computed).</param>
    /// <param name="SubmittedAt">When the citizen submitted online.</param>
    /// <param name="ReceivedBy">Agency of the desk, new style; null = the competent agency.</param>
    public sealed record Received(string? Procedure, Channel? Channel, GivenAppointment? Appointment, DateTimeOffset? SubmittedAt, string? ReceivedBy) : Happening(2);

    /// <summary>Giao: the step clock of the receiver starts here.</summary>
    public sealed record HandedOver(string? ToAgency, string? ToUnit, string? ToOfficer, string? Step, DateTimeOffset? DueAt) : Happening(3);

    /// <summary>Nhận: the gap since the handover is the receiver's.</summary>
    public sealed record Accepted(string? Step) : Happening(4);

    /// <summary>A step was completed.</summary>
    public sealed record StepCompleted(string? Step) : Happening(5);

    /// <summary>Lấy ý kiến; never a pause.</summary>
    public sealed record OpinionRequested(string? Agency, DateTimeOffset? DueAt) : Happening(6);

    /// <summary>The opinion came.</summary>
    public sealed record OpinionReceived(string? Agency) : Happening(7);

    /// <summary>Yêu cầu bổ sung: the clock stops.</summary>
    public sealed record SupplementRequested(DateOnly? DueOn) : Happening(8);

    /// <summary>The supplement is complete: the clock restarts (NĐ 61/2018 Điều 19(4)).</summary>
    public sealed record Supplemented(DateOnly? AppointmentOn) : Happening(9);

    /// <summary>Nghĩa vụ tài chính: the clock stops.</summary>
    public sealed record PaymentRequested() : Happening(10);

    /// <summary>Paid: the clock resumes.</summary>
    public sealed record Paid(DateOnly? AppointmentOn) : Happening(11);

    /// <summary>Status 8 that is not final: the clock stops.</summary>
    public sealed record Suspended() : Happening(12);

    /// <summary>The clock resumes.</summary>
    public sealed record Resumed(DateOnly? AppointmentOn) : Happening(13);

    /// <summary>Xin lỗi và hẹn lại; the original appointment stays the statistical one.</summary>
    /// <param name="Reason">N1…N12, or null where the feed gave none.</param>
    public sealed record Apologised(string? Reason, DateOnly? NewAppointmentOn, string? DocumentNo, string? SignedBy) : Happening(14);

    /// <summary>Xử lý xong: the moment lateness is judged by.</summary>
    public sealed record ResultReady(bool Refused) : Happening(15);

    /// <summary>Not received (status 3); after reception a final stop.</summary>
    public sealed record RefusedAtIntake() : Happening(16);

    /// <summary>The citizen withdrew (status 7).</summary>
    public sealed record Withdrawn() : Happening(17);

    /// <summary>Final stop (status 8).</summary>
    public sealed record Stopped() : Happening(18);

    /// <summary>Trả kết quả.</summary>
    public sealed record Returned(Channel? Via) : Happening(19);

    /// <summary>Thu hồi: open again; every end date is kept, the last one counts.</summary>
    public sealed record Reopened(string? ApprovedBy) : Happening(20);

    /// <summary>A late reason of the catalogue N1…N12 (domain §8.2).</summary>
    public sealed record LateReasonGiven(string Code, string? Unit, bool Primary) : Happening(21);

    /// <summary>Satisfaction, 1 very dissatisfied … 5 very satisfied.</summary>
    public sealed record Surveyed(int Rating) : Happening(22);

    /// <summary>What an earlier entry should say; waits for another person's acceptance (ruling 25).</summary>
    public sealed record Corrected(string TargetSource, string TargetId, Correction ShouldSay, string? EvidenceNumber, DateOnly? EvidenceOn, string? ApprovedBy) : Happening(23);

    /// <summary>Giải trình: an evidence-backed claim about a late dossier or step (domain §8.3).</summary>
    public sealed record ExplanationSubmitted(string Explanation, string? Step, string Reason, DateOnly? ActualOn, string? EvidenceNumber, DateOnly? EvidenceOn, string By, string? ByAgency) : SystemEntry(24);

    /// <summary>Another person's decision on an explanation; the last one counts.</summary>
    public sealed record ExplanationDecided(string Explanation, bool Agreed, string By) : SystemEntry(25);

    /// <summary>Another person's decision on a correction.</summary>
    public sealed record CorrectionDecided(string TargetSource, string TargetId, bool Agreed, string By) : SystemEntry(26);

    /// <summary>The same (source, id) arrived again with another body; the first holds (flag <c>bodyDiffers</c>).</summary>
    public sealed record BodyDiffered(string TargetSource, string TargetId) : SystemEntry(27);

    /// <summary>The clock noticed that the dossier is late: for notification and audit only.</summary>
    public sealed record LateNoticed(DateOnly DueOn) : SystemEntry(28);

    /// <summary>A rung of the near-due ladder was reached: for notification and audit only.</summary>
    public sealed record NearDueNoticed(DateOnly DueOn, int WorkingDaysLeft) : SystemEntry(29);

    /// <summary>The dossier is late and nobody has apologised yet: for notification only.</summary>
    public sealed record ApologyOwedNoticed(DateOnly DueOn) : SystemEntry(30);

    /// <summary>A later message of a feed shows that its entry was not meant so; <paramref name="Again"/>: that it was after all. The last note counts.</summary>
    public sealed record Unsaid(string TargetSource, string TargetId, bool Again) : SystemEntry(31);
}

/// <summary>An appointment as the source gave it; <c>On</c> null = a procedure without appointment.</summary>
public sealed record GivenAppointment(DateOnly? On);

/// <summary>
/// What a corrected entry should say. Channel, procedure, agency and unit move rows and levels; dates are only noted beside the figure and
/// never move it (ruling 25).
/// </summary>
public sealed record Correction(Channel? Channel, string? Procedure, string? Agency, string? Unit, bool NamesDates);
