namespace Evidence.Readers.Tickets;

/// <summary>A decision of a person.</summary>
/// <param name="Pointer">Where it stands.</param>
/// <param name="Decision">As the system names it.</param>
/// <param name="Role">Role of the person, or what was decided on.</param>
/// <param name="Owner">The person.</param>
/// <param name="Opened">When it was asked for.</param>
/// <param name="Closed">When it was decided.</param>
/// <param name="Comment">What was said.</param>
internal sealed record SignOff(string Pointer, string? Decision, string? Role, string? Owner, DateTimeOffset? Opened = null, DateTimeOffset? Closed = null, string? Comment = null);
