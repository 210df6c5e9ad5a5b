using OneStop.Core.Dossiers;

namespace OneStop.Reports.Projection;

/// <summary>What an entry says, as bytes: its rank, then its members in order.</summary>
internal static class HappeningPack
{
    public static void Write(Happening what, PackWriter to)
    {
        to.Byte((byte)what.Rank);
        switch (what)
        {
            case Happening.Submitted s:
                to.Text(s.Procedure);
                to.Optional((int?)s.Channel);
                break;
            case Happening.Received r:
                to.Text(r.Procedure);
                to.Optional((int?)r.Channel);
                to.Flag(r.Appointment is not null);
                to.Day(r.Appointment?.On);
                to.Instant(r.SubmittedAt);
                to.Text(r.ReceivedBy);
                break;
            case Happening.HandedOver h:
                to.Text(h.ToAgency);
                to.Text(h.ToUnit);
                to.Text(h.ToOfficer);
                to.Text(h.Step);
                to.Instant(h.DueAt);
                break;
            case Happening.Accepted a:
                to.Text(a.Step);
                break;
            case Happening.StepCompleted c:
                to.Text(c.Step);
                break;
            case Happening.OpinionRequested o:
                to.Text(o.Agency);
                to.Instant(o.DueAt);
                break;
            case Happening.OpinionReceived o:
                to.Text(o.Agency);
                break;
            case Happening.SupplementRequested s:
                to.Day(s.DueOn);
                break;
            case Happening.Supplemented s:
                to.Day(s.AppointmentOn);
                break;
            case Happening.Paid p:
                to.Day(p.AppointmentOn);
                break;
            case Happening.Resumed r:
                to.Day(r.AppointmentOn);
                break;
            case Happening.Apologised a:
                to.Text(a.Reason);
                to.Day(a.NewAppointmentOn);
                to.Text(a.DocumentNo);
                to.Text(a.SignedBy);
                break;
            case Happening.ResultReady r:
                to.Flag(r.Refused);
                break;
            case Happening.Returned r:
                to.Optional((int?)r.Via);
                break;
            case Happening.Reopened r:
                to.Text(r.ApprovedBy);
                break;
            case Happening.LateReasonGiven r:
                to.Text(r.Code);
                to.Text(r.Unit);
                to.Flag(r.Primary);
                break;
            case Happening.Surveyed s:
                to.Number(s.Rating);
                break;
            case Happening.Corrected c:
                WriteCorrected(c, to);
                break;
            case Happening.SystemEntry system:
                WriteSystem(system, to);
                break;
            case Happening.PaymentRequested or Happening.Suspended or Happening.RefusedAtIntake or Happening.Withdrawn or Happening.Stopped:
                break;
            default:
                throw new InvalidOperationException($"{what.GetType().Name} cannot be packed.");
        }
    }

    public static Happening Read(ref PackReader from) => from.Byte() switch
    {
        1 => new Happening.Submitted(from.Text(), (Channel?)from.Optional()),
        2 => ReadReceived(ref from),
        3 => new Happening.HandedOver(from.Text(), from.Text(), from.Text(), from.Text(), from.Instant()),
        4 => new Happening.Accepted(from.Text()),
        5 => new Happening.StepCompleted(from.Text()),
        6 => new Happening.OpinionRequested(from.Text(), from.Instant()),
        7 => new Happening.OpinionReceived(from.Text()),
        8 => new Happening.SupplementRequested(from.Day()),
        9 => new Happening.Supplemented(from.Day()),
        10 => new Happening.PaymentRequested(),
        11 => new Happening.Paid(from.Day()),
        12 => new Happening.Suspended(),
        13 => new Happening.Resumed(from.Day()),
        14 => new Happening.Apologised(from.Text(), from.Day(), from.Text(), from.Text()),
        15 => new Happening.ResultReady(from.Flag()),
        16 => new Happening.RefusedAtIntake(),
        17 => new Happening.Withdrawn(),
        18 => new Happening.Stopped(),
        19 => new Happening.Returned((Channel?)from.Optional()),
        20 => new Happening.Reopened(from.Text()),
        21 => new Happening.LateReasonGiven(from.Word(), from.Text(), from.Flag()),
        22 => new Happening.Surveyed((int)from.Number()),
        23 => new Happening.Corrected(
            from.Word(), from.Word(), new Correction((Channel?)from.Optional(), from.Text(), from.Text(), from.Text(), from.Flag()), from.Text(), from.Day(), from.Text()),
        24 => new Happening.ExplanationSubmitted(from.Word(), from.Text(), from.Word(), from.Day(), from.Text(), from.Day(), from.Word(), from.Text()),
        25 => new Happening.ExplanationDecided(from.Word(), from.Flag(), from.Word()),
        26 => new Happening.CorrectionDecided(from.Word(), from.Word(), from.Flag(), from.Word()),
        27 => new Happening.BodyDiffered(from.Word(), from.Word()),
        28 => new Happening.LateNoticed(from.Day() ?? default),
        29 => new Happening.NearDueNoticed(from.Day() ?? default, (int)from.Number()),
        30 => new Happening.ApologyOwedNoticed(from.Day() ?? default),
        31 => new Happening.Unsaid(from.Word(), from.Word(), from.Flag()),
        var rank => throw new InvalidDataException($"A pack of entries holds the unknown type {rank}."),
    };

    private static Happening.Received ReadReceived(ref PackReader from)
    {
        var procedure = from.Text();
        var channel = (Channel?)from.Optional();
        var given = from.Flag();
        var on = from.Day();
        return new Happening.Received(procedure, channel, given ? new GivenAppointment(on) : null, from.Instant(), from.Text());
    }

    private static void WriteCorrected(Happening.Corrected c, PackWriter to)
    {
        to.Text(c.TargetSource);
        to.Text(c.TargetId);
        to.Optional((int?)c.ShouldSay.Channel);
        to.Text(c.ShouldSay.Procedure);
        to.Text(c.ShouldSay.Agency);
        to.Text(c.ShouldSay.Unit);
        to.Flag(c.ShouldSay.NamesDates);
        to.Text(c.EvidenceNumber);
        to.Day(c.EvidenceOn);
        to.Text(c.ApprovedBy);
    }

    private static void WriteSystem(Happening.SystemEntry system, PackWriter to)
    {
        switch (system)
        {
            case Happening.ExplanationSubmitted e:
                to.Text(e.Explanation);
                to.Text(e.Step);
                to.Text(e.Reason);
                to.Day(e.ActualOn);
                to.Text(e.EvidenceNumber);
                to.Day(e.EvidenceOn);
                to.Text(e.By);
                to.Text(e.ByAgency);
                break;
            case Happening.ExplanationDecided d:
                to.Text(d.Explanation);
                to.Flag(d.Agreed);
                to.Text(d.By);
                break;
            case Happening.CorrectionDecided d:
                to.Text(d.TargetSource);
                to.Text(d.TargetId);
                to.Flag(d.Agreed);
                to.Text(d.By);
                break;
            case Happening.BodyDiffered b:
                to.Text(b.TargetSource);
                to.Text(b.TargetId);
                break;
            case Happening.Unsaid u:
                to.Text(u.TargetSource);
                to.Text(u.TargetId);
                to.Flag(u.Again);
                break;
            case Happening.LateNoticed l:
                to.Day(l.DueOn);
                break;
            case Happening.ApologyOwedNoticed o:
                to.Day(o.DueOn);
                break;
            case Happening.NearDueNoticed n:
                to.Day(n.DueOn);
                to.Number(n.WorkingDaysLeft);
                break;
            default:
                throw new InvalidOperationException($"{system.GetType().Name} cannot be packed.");
        }
    }
}
