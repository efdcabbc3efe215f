namespace Evidence.Delivery.Teams;

/// <summary>Gives tokens the Bot Connector accepts.</summary>
public interface IConnectorTokens
{
    /// <summary>A token that is valid for some minutes yet; null: none is needed.</summary>
    /// <param name="renew">True: the one that was given before was refused.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unauthorized"/>: the application's credentials are missing or refused.</exception>
    ValueTask<string?> GetAsync(bool renew, CancellationToken cancellationToken);
}
