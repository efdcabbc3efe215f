using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Evidence.Storage.Azure;

/// <summary>The containers and tables of an account, created on first use.</summary>
internal sealed partial class AzureAccount : IDisposable
{
    private const string BlobHost = ".blob.";
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile bool _isOpen;

    private AzureAccount(BlobServiceClient blobs, TableServiceClient tables, string prefix)
    {
        Name = blobs.AccountName;
        Contents = blobs.GetBlobContainerClient(prefix + "-contents");
        Values = blobs.GetBlobContainerClient(prefix + "-values");
        Records = tables.GetTableClient(prefix + "records");
        Ledger = tables.GetTableClient(prefix + "ledger");
    }

    public string Name { get; }

    public BlobContainerClient Contents { get; }

    public BlobContainerClient Values { get; }

    public TableClient Records { get; }

    public TableClient Ledger { get; }

    /// <summary>The account that the options name.</summary>
    /// <exception cref="EvidenceException">The options are wrong; the message holds everything that is.</exception>
    public static AzureAccount From(AzureStorageOptions options)
    {
        var problems = Problems(options).ToList();
        if (problems.Count > 0)
        {
            throw new EvidenceException(FaultCode.Configuration, "The settings of Azure Storage are wrong: " + string.Join(" ", problems));
        }

        return options.ConnectionString is { } connection ? Connect(connection, options) : Connect(BlobEndpoint(options.Account!)!, options);
    }

    /// <summary>Creates what is missing, once.</summary>
    public async Task EnsureOpenAsync(CancellationToken cancellationToken)
    {
        if (_isOpen)
        {
            return;
        }

        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isOpen)
            {
                await Task.WhenAll(
                    Contents.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
                    Values.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
                    Records.CreateIfNotExistsAsync(cancellationToken),
                    Ledger.CreateIfNotExistsAsync(cancellationToken)).ConfigureAwait(false);
                _isOpen = true;
            }
        }
        finally
        {
            _opening.Release();
        }
    }

    public void Dispose() => _opening.Dispose();

    private static IEnumerable<string> Problems(AzureStorageOptions options)
    {
        if (options.Account is null == options.ConnectionString is null)
        {
            yield return "Give either an account or, for development, a connection string.";
        }

        if (options.Account is { } account && BlobEndpoint(account) is null)
        {
            yield return $"The account '{account}' is neither a name (3 to 24 lower-case letters and digits) nor an https URL of a blob endpoint.";
        }

        if (!PrefixPattern().IsMatch(options.Prefix))
        {
            yield return $"The prefix '{options.Prefix}' is not allowed; use 3 to 40 lower-case letters and digits, a letter first.";
        }

        if (options.SpoolFolder is { } folder && !Directory.Exists(folder))
        {
            yield return $"The spool folder '{folder}' does not exist.";
        }
    }

    private static AzureAccount Connect(string connection, AzureStorageOptions options)
    {
        try
        {
            return new(
                new BlobServiceClient(connection, For(new BlobClientOptions(), options)),
                new TableServiceClient(connection, For(new TableClientOptions(), options)),
                options.Prefix);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new EvidenceException(FaultCode.Configuration, "The connection string of Azure Storage is not one; copy it from the account's access keys.", fault);
        }
    }

    private static AzureAccount Connect(Uri blobs, AzureStorageOptions options)
    {
        var credential = options.Credential ?? new DefaultAzureCredential();
        var tables = new UriBuilder(blobs) { Host = blobs.Host.Replace(BlobHost, ".table.", StringComparison.Ordinal) }.Uri;
        return new(
            new BlobServiceClient(blobs, credential, For(new BlobClientOptions(), options)),
            new TableServiceClient(tables, credential, For(new TableClientOptions(), options)),
            options.Prefix);
    }

    private static Uri? BlobEndpoint(string account)
    {
        if (AccountPattern().IsMatch(account))
        {
            return new Uri($"https://{account}.blob.core.windows.net");
        }

        return Uri.TryCreate(account, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.Host.Contains(BlobHost, StringComparison.Ordinal) ? url : null;
    }

    private static T For<T>(T client, AzureStorageOptions options)
        where T : ClientOptions
    {
        client.Retry.MaxRetries = AzureFault.Retries;
        client.Transport = options.Transport ?? client.Transport;
        return client;
    }

    [GeneratedRegex(@"^[a-z0-9]{3,24}\z")]
    private static partial Regex AccountPattern();

    [GeneratedRegex(@"^[a-z][a-z0-9]{2,39}\z")]
    private static partial Regex PrefixPattern();
}
