using Evidence.Answers;

namespace Evidence.Ports;

/// <summary>Takes a pack, a questionnaire or a message to where people work.</summary>
/// <remarks>
/// Implementers: delivering the same id twice leaves one copy; nothing above <see cref="Audience"/> is taken: a delivery whose level is higher is refused with
/// <see cref="FaultCode.Forbidden"/> before anything is sent.
/// </remarks>
public interface IDelivery
{
    /// <summary>Id of the delivery settings.</summary>
    string Id { get; }

    /// <summary>Who can read it there.</summary>
    DisclosureLevel Audience { get; }

    /// <summary>True: it keeps the files of a delivery and gives links to them; false: it takes messages, and files stay where they are.</summary>
    bool TakesFiles => false;

    /// <summary>Delivers.</summary>
    Task<DeliveryReceipt> DeliverAsync(DeliveryRequest request, CancellationToken cancellationToken);
}
