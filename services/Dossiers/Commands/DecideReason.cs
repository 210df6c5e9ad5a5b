using OneStop.Contracts.Dossiers;
using OneStop.Core.Dossiers;

namespace OneStop.Dossiers.Commands;

/// <summary>The guards of a late reason (domain §8.2): a code of the catalogue, words for N12, and a dossier that is late. Pure.</summary>
public static class DecideReason
{
    /// <summary>The refusal, or null.</summary>
    public static Refusal? Decide(DossierState dossier, ReasonCommand command, DateOnly today) =>
        !LateReasonCode.IsKnown(command.Code) ? Refusal.Bad("badReason", "code phải là một mã từ N1 đến N12.")
        : command.Code == LateReasonCode.Other && string.IsNullOrWhiteSpace(command.Text) ? Refusal.Bad("textMissing", "Lý do khác (N12) phải ghi rõ.")
        : !dossier.LateOn(today)
            ? Refusal.Conflict("notLate", "Hồ sơ không quá hạn.", ("dueOn", dossier.DueOn), ("endedOn", dossier.EndedOn), ("today", today))
        : null;
}
