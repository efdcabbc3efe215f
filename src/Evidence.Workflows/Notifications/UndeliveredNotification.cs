namespace Evidence.Workflows.Notifications;

/// <summary>Something a delivery could not be told, and that is tried again.</summary>
/// <param name="Request">What is told.</param>
/// <param name="Delivery">Id of the delivery.</param>
/// <param name="Reason">Why it could not be, in a line.</param>
/// <param name="Since">When it was first tried.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAt">When it is tried again at the earliest.</param>
public sealed record UndeliveredNotification(NotifyRequest Request, string Delivery, string Reason, DateTimeOffset Since, int Attempts, DateTimeOffset NextAt);
