namespace OneStop.Core.Dossiers;

/// <summary>Where a dossier stands after the entries known: the part of <see cref="DossierState"/> that figures are made of, without the story.</summary>
/// <param name="Status">Submitted, refused, open, paused or ended.</param>
/// <param name="SubmittedOn">The civil date of the online submission, where there was one.</param>
/// <param name="DueOn">H in force, after every move; null = without appointment, or not known.</param>
/// <param name="DueUnknown">Neither the source nor the catalogue says when it is due (ruling 16).</param>
/// <param name="EndedOn">E of the end in force; null = open.</param>
/// <param name="Outcome">Its class, software view; null = open.</param>
public readonly record struct DossierStanding(
    DossierStatus Status, DateOnly? SubmittedOn, DateOnly? DueOn, bool DueUnknown, DateOnly? EndedOn, Outcome? Outcome);
