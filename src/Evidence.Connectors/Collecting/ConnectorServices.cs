using Azure.Core;
using Microsoft.Extensions.Logging;

namespace Evidence.Connectors.Collecting;

/// <summary>What connector types share.</summary>
/// <param name="Time">The time.</param>
/// <param name="Loggers">Makes loggers.</param>
/// <param name="Credential">Identity of this process in Microsoft Entra ID, where the host has one.</param>
internal sealed record ConnectorServices(TimeProvider Time, ILoggerFactory Loggers, TokenCredential? Credential = null);
