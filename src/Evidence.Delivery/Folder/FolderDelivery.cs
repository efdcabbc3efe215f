using Evidence.Answers;
using Evidence.Ports;
using Evidence.Workspaces;

namespace Evidence.Delivery.Folder;

/// <summary>
/// Puts files into a folder, and a Markdown note beside them: <c>&lt;id&gt;/note.md</c>. The folder of a delivery appears whole or not at all.
/// </summary>
internal sealed class FolderDelivery(DeliverySettings settings, string root) : IDelivery
{
    public string Id => settings.Id;

    public DisclosureLevel Audience => settings.Audience;

    public bool TakesFiles => true;

    public async Task<DeliveryReceipt> DeliverAsync(DeliveryRequest request, CancellationToken cancellationToken)
    {
        if (request.Disclosure > Audience)
        {
            throw new EvidenceException(
                FaultCode.Forbidden,
                $"'{request.Title}' is {Word(request.Disclosure)} and delivery '{Id}' is read by a {Word(Audience)} audience; nothing was delivered.");
        }

        var target = Path.Combine(root, settings.Options.GetValueOrDefault("path", "delivered"), Safe(request.Id));
        var wasDelivered = Directory.Exists(target);
        if (!wasDelivered)
        {
            await WriteAsync(target, request, cancellationToken);
        }

        return new DeliveryReceipt(request.Files.ToDictionary(file => file.Name, file => Path.Combine(target, file.Name), StringComparer.Ordinal), wasDelivered);
    }

    private static async Task WriteAsync(string target, DeliveryRequest request, CancellationToken cancellationToken)
    {
        var draft = target + ".partial";
        try
        {
            Directory.CreateDirectory(draft);
            await File.WriteAllTextAsync(Path.Combine(draft, "note.md"), $"# {request.Title}\n\n{request.Body}\n", cancellationToken);
            foreach (var file in request.Files)
            {
                await using var content = await file.Open(cancellationToken);
                await using var copy = File.Create(Path.Combine(draft, Path.GetFileName(file.Name)));
                await content.CopyToAsync(copy, cancellationToken);
            }

            Directory.Move(draft, target);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException(FaultCode.Unavailable, $"'{target}' cannot be written; check that the folder exists and that you may write to it.", fault);
        }
    }

    private static string Word(DisclosureLevel level) => level.ToString().ToLowerInvariant();

    private static string Safe(string id) => string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '-'));
}
