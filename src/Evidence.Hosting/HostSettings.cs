using Evidence.Storage.Azure;
using Microsoft.Extensions.Configuration;

namespace Evidence.Hosting;

/// <summary>Reads what a deployment says of where things are kept, over what evidence.yaml says.</summary>
public static class HostSettings
{
    /// <summary>
    /// The account evidence is kept in: <c>EVIDENCE_STORAGE__ACCOUNT</c> (name, or URL of the blob endpoint), or for development
    /// <c>EVIDENCE_STORAGE__CONNECTIONSTRING</c>; <c>EVIDENCE_STORAGE__PREFIX</c> sets several apart. Null: not said.
    /// </summary>
    public static AzureStorageOptions? Storage(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("EVIDENCE_STORAGE");
        var (account, connection) = (Text(section["ACCOUNT"]), Text(section["CONNECTIONSTRING"]));
        var options = account is null && connection is null ? null : new AzureStorageOptions { Account = account, ConnectionString = connection };
        return options is not null && Text(section["PREFIX"]) is { } prefix ? options with { Prefix = prefix } : options;
    }

    /// <summary>The options of a host: <c>EVIDENCE_VAULT</c>, <c>EVIDENCE_SIGNING__KEYID</c>, <c>EVIDENCE_LOCAL</c> and where evidence is kept.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Configuration"/>: a setting is no https URL.</exception>
    public static EvidenceOptions Read(IConfiguration configuration, string workspace)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new EvidenceOptions
        {
            Workspace = workspace,
            Vault = Url(configuration, "EVIDENCE_VAULT"),
            SigningKey = Url(configuration, "EVIDENCE_SIGNING:KEYID"),
            Storage = Storage(configuration),
            LocalFolder = Text(configuration["EVIDENCE_LOCAL"]),
        };
    }

    private static Uri? Url(IConfiguration configuration, string name) => Text(configuration[name]) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps => url,
        var text => throw new EvidenceException(FaultCode.Configuration, $"{name.Replace(":", "__", StringComparison.Ordinal)} is '{text}'; an https URL is expected."),
    };

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
