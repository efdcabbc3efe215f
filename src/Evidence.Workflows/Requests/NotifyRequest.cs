namespace Evidence.Workflows;

/// <summary>Asks to tell people, at every delivery that listens, that something happened.</summary>
/// <param name="Id">Idempotency key.</param>
/// <param name="Event">What happened.</param>
/// <param name="Subject">Pack or questionnaire it is about.</param>
/// <param name="WithFiles">True: the files go along.</param>
public sealed record NotifyRequest(string Id, string Event, string Subject, bool WithFiles = false);
