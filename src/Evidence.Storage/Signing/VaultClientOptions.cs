using Azure.Core;

namespace Evidence.Storage.Signing;

/// <summary>How a vault is asked: with the retries and the redacted logging of the Azure libraries.</summary>
internal sealed class VaultClientOptions : ClientOptions;
