namespace Evidence.Delivery.Teams;

/// <summary>The answer of the Bot Connector.</summary>
/// <param name="Outcome">What it said.</param>
/// <param name="Id">Id of the message; null: none.</param>
/// <param name="RetryAfterSeconds">How long it asks to wait; 0: it does not.</param>
public sealed record ConnectorAnswer(ConnectorOutcome Outcome, string? Id = null, int RetryAfterSeconds = 0);
