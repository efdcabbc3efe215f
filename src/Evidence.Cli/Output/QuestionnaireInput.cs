using Evidence.Hosting.Intake;
using Evidence.Ports;

namespace Evidence.Cli.Output;

/// <summary>A questionnaire a user named: a file of this machine, or a link to one in SharePoint or OneDrive.</summary>
/// <param name="Name">File name.</param>
/// <param name="Content">The bytes, seekable.</param>
internal sealed record QuestionnaireInput(string Name, Stream Content) : IAsyncDisposable
{
    public static async Task<QuestionnaireInput> OpenAsync(CommandHost host, string text, CancellationToken cancellationToken)
    {
        if (!text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            var file = new FileInfo(text);
            return new QuestionnaireInput(file.Name, InputFiles.Open(file));
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var link))
        {
            throw new EvidenceException(FaultCode.Usage, "The link is not an address; copy it from 'Copy link' in SharePoint or OneDrive.");
        }

        var remote = await host.Get<IRemoteFiles>().FindAsync(link, cancellationToken);
        return new QuestionnaireInput(remote.Name, await RemoteCopy.OpenAsync(remote, cancellationToken));
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
