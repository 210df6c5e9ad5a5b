namespace OneStop.Dossiers.Messaging;

/// <summary>An event on its way out, by whatever way.</summary>
/// <param name="Name">Its name, which is also its routing key.</param>
/// <param name="Subject">What it is about: events of one subject go out in ledger order.</param>
/// <param name="Agency">The agency it is about, as the entry names it; null where it names none.</param>
/// <param name="Message">One of the shapes in <c>contracts/Messages</c>.</param>
public sealed record OutgoingEvent(string Name, string Subject, string? Agency, object Message);
