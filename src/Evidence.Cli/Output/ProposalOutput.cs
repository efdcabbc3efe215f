using Evidence.Drafting.Library;

namespace Evidence.Cli.Output;

/// <summary>Writes proposed changes of the library.</summary>
internal static class ProposalOutput
{
    public static async Task WriteAsync(CommandConsole console, IReadOnlyList<LibraryProposal> proposals, FileInfo? file, string format, CancellationToken cancellationToken)
    {
        if (format == "json")
        {
            console.WriteJson(proposals);
        }
        else
        {
            foreach (var proposal in proposals.Where(proposal => proposal.Kind != ProposalKind.Known))
            {
                console.WriteLine($"{Word(proposal.Kind)} {proposal.Proposed.Id}: {proposal.Proposed.Questions[^1]}");
                console.WriteLine($"  {proposal.Reason}");
            }

            var counts = proposals.GroupBy(proposal => proposal.Kind).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key)}");
            console.WriteLine(proposals.Count == 0 ? "No proposals." : $"{string.Join(", ", counts)}.");
        }

        if (file is not null)
        {
            await SaveAsync(proposals, file, cancellationToken);
            console.Error.WriteLine($"Proposals are in {file.FullName}; check each, copy it into answers/, and add 'approved' when it is.");
        }
    }

    private static Task SaveAsync(IReadOnlyList<LibraryProposal> proposals, FileInfo file, CancellationToken cancellationToken)
    {
        var entries = proposals.Where(proposal => proposal.Kind is ProposalKind.Add or ProposalKind.MergeQuestion or ProposalKind.ChangeText or ProposalKind.Conflict).Select(proposal => proposal.Proposed);
        return File.WriteAllTextAsync(file.FullName, "# Proposed, not approved: an entry leaves only after its owner added 'approved'.\n" + AnswerYaml.Write(entries), cancellationToken);
    }

    private static string Word(ProposalKind kind) => kind switch
    {
        ProposalKind.Add => "new",
        ProposalKind.MergeQuestion => "other wording of",
        ProposalKind.ChangeText => "other text for",
        ProposalKind.Conflict => "conflict with",
        ProposalKind.Withdraw => "look again at",
        _ => "known",
    };
}
