using System.Text;
using Evidence.Answers;
using Evidence.Hosting.Services;
using Evidence.Ports;
using Microsoft.Extensions.Logging;

namespace Evidence.Hosting.Intake;

/// <summary>
/// Takes questionnaires out of an inbox. The result is laid down in the outbox under the same name; where the file cannot be drafted, a text beside its name says why.
/// </summary>
public sealed partial class InboxIntake(QuestionnaireService questionnaires, IQuestionnaireFormats formats, IWorkspaceSource workspace, ILogger<InboxIntake> logger)
{
    /// <summary>Starts drafting a file, or finds that it is being drafted.</summary>
    /// <param name="file">What it is. A first folder that is a product's id names the product.</param>
    /// <param name="content">Seekable.</param>
    /// <param name="outbox">Where a text goes that says why a file is not drafted.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Id of the questionnaire; null: it cannot be drafted.</returns>
    /// <exception cref="EvidenceException"><see cref="FaultCode.Unavailable"/>: the store is away; trying again helps.</exception>
    public async Task<string?> TakeAsync(InboxFile file, Stream content, IOutbox outbox, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(outbox);
        try
        {
            var ask = AskOf(file);
            _ = formats.Of(ask.FileName, content);
            content.Position = 0;
            var started = await questionnaires.StartAsync(content, ask, cancellationToken);
            LogTaken(started.QuestionnaireId, started.IsNew);
            return started.QuestionnaireId;
        }
        catch (EvidenceException fault) when (fault.Code is not (FaultCode.Unavailable or FaultCode.Unauthorized or FaultCode.Configuration))
        {
            LogRefused(fault.Code);
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(fault.Message + "\n"));
            await outbox.PutAsync(file.Path + ".problem.txt", "text/plain; charset=utf-8", text, cancellationToken);
            return null;
        }
    }

    private QuestionnaireAsk AskOf(InboxFile file)
    {
        var parts = file.Path.Split('/');
        var product = Property(file, "product") ?? (parts.Length > 1 && workspace.Load().Products.Any(known => known.Id == parts[0]) ? parts[0] : null);
        return new QuestionnaireAsk(parts[^1], Audience(Property(file, "audience")), product, Property(file, "release"), Second(file.ModifiedAt), Property(file, "requestedby") ?? "inbox")
        {
            HandOutAs = file.Path,
        };
    }

    private static string? Property(InboxFile file, string name) =>
        file.Properties.FirstOrDefault(property => string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase)).Value is { Length: > 0 } value ? value : null;

    private static DisclosureLevel Audience(string? text) => text switch
    {
        null or "public" => DisclosureLevel.Public,
        "nda" => DisclosureLevel.Nda,
        "internal" => DisclosureLevel.Internal,
        _ => throw new EvidenceException(FaultCode.Usage, $"The file's audience is '{text}'; public, nda or internal is expected."),
    };

    private static DateTimeOffset Second(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);

    [LoggerMessage(7101, LogLevel.Information, "Took {QuestionnaireId} out of the inbox (new: {IsNew}).")]
    private partial void LogTaken(string questionnaireId, bool isNew);

    [LoggerMessage(7102, LogLevel.Warning, "A file of the inbox cannot be drafted: {Code}. The outbox says why.")]
    private partial void LogRefused(FaultCode code);
}
