namespace OneStop.Dossiers.Messaging;

/// <summary>A step report on the queue. Its fields are read from the raw body by the intake, not by the bus.</summary>
public sealed class StepReportMessage;
