using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Evidence.Connectors.Collecting;
using Evidence.Connectors.Http;
using Evidence.Connectors.MLflow;
using Evidence.Packs;

namespace Evidence.Connectors.AzureMachineLearning;

/// <summary>A blob container, read with the REST API of Azure Storage (List Blobs, Get Blob) and the identity of the host.</summary>
internal sealed class BlobFolder(SourceClient client, string container)
{
    private const string ServiceVersion = "2023-11-03";

    /// <summary>The container of a datastore; null where it is none, or not in the storage domain that is allowed.</summary>
    public static BlobFolder? Of(JsonElement datastore, AzureMLOptions options, Func<Uri, SourceClient> createClient)
    {
        var properties = datastore.Find("properties");
        var account = properties?.Text("accountName");
        var container = properties?.Text("containerName");
        var endpoint = properties?.Text("endpoint") ?? "core.windows.net";
        return properties?.Text("datastoreType") == "AzureBlob" && account?.All(char.IsAsciiLetterOrDigit) == true && container is not null && endpoint == options.StorageSuffix
            ? new BlobFolder(createClient(AddressOf(account, endpoint, properties?.Text("protocol"))), container)
            : null;
    }

    /// <summary>Collects the blobs below a path.</summary>
    public async Task CollectAsync(MLflowCollection collection, MLflowRun run, string output, string path, CancellationToken cancellationToken)
    {
        var count = 0;
        string? marker = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            if (!seen.Add(marker ?? ""))
            {
                throw new SourceFaultException(SourceFaultKind.Malformed, "Azure Storage leads back to a page that was read already.", "Collect again.");
            }

            var page = await ListAsync(path, marker, cancellationToken).ConfigureAwait(false);
            foreach (var blob in page.Descendants("Blob"))
            {
                count++;
                await KeepAsync(collection, run, output, path, blob, cancellationToken).ConfigureAwait(false);
            }

            marker = page.Root?.Element("NextMarker")?.Value;
        }
        while (!string.IsNullOrEmpty(marker));

        if (count == 0)
        {
            collection.Run.Tally.Note(new CollectionGap($"Output '{output}' of job {run.Id}", "There is nothing where the job says that it put it.", "Check that the job ended well and that nothing was deleted."));
        }
    }

    private async Task<XDocument> ListAsync(string path, string? marker, CancellationToken cancellationToken)
    {
        var request = SourceRequest.Get(Uri.EscapeDataString(container), ("restype", "container"), ("comp", "list"), ("prefix", path), ("marker", marker))
            .WithHeader("x-ms-version", ServiceVersion);
        var bytes = await client.ReadBytesAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader);
        }
        catch (XmlException fault)
        {
            throw new SourceFaultException(SourceFaultKind.Malformed, "Azure Storage answered with a listing that cannot be read.", "Collect again.", innerException: fault);
        }
    }

    private async Task KeepAsync(MLflowCollection collection, MLflowRun run, string output, string path, XElement blob, CancellationToken cancellationToken)
    {
        var name = blob.Element("Name")?.Value ?? "";
        var properties = blob.Element("Properties");
        var relative = name.StartsWith(path + "/", StringComparison.Ordinal) ? name[(path.Length + 1)..] : name == path ? Path.GetFileName(name) : null;

        // A prefix also finds neighbours whose name begins the same; folders of hierarchical accounts are empty blobs.
        if (relative is null || properties?.Element("ResourceType")?.Value == "directory")
        {
            return;
        }

        var request = new SourceRequest($"{Uri.EscapeDataString(container)}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}").WithHeader("x-ms-version", ServiceVersion);
        var size = long.TryParse(properties?.Element("Content-Length")?.Value, CultureInfo.InvariantCulture, out var length) ? length : (long?)null;
        var draft = collection.DraftOf(run, $"outputs/{output}/{relative}", MediaTypes.Of(name), client.LocatorOf(request));
        await collection.Run.KeepAsync(
            draft with { Revision = properties?.Element("Etag")?.Value },
            async token => ArtifactContent.Of(await client.OpenAsync(request, size, token).ConfigureAwait(false)),
            cancellationToken).ConfigureAwait(false);
    }

    private static Uri AddressOf(string account, string endpoint, string? protocol)
    {
        // A storage emulator or a test has the account in the path.
        return endpoint.Contains(':', StringComparison.Ordinal) ? new Uri($"{protocol ?? "https"}://{endpoint}/{account}/") : new Uri($"https://{account}.blob.{endpoint}/");
    }
}
