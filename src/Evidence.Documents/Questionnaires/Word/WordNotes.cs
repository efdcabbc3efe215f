namespace Evidence.Documents.Questionnaires.Word;

/// <summary>What a reviewer should know of a document beside its questions.</summary>
internal static class WordNotes
{
    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Of(WordFile file)
    {
        var protection = file.Settings.Protection switch
        {
            WordProtection.Forms => "The document is protected: only its form fields and content controls are filled.",
            WordProtection.ReadOnly => "The document is protected against every change: nothing is filled.",
            WordProtection.Comments => "The document is protected so that only comments may be added; answers are filled all the same.",
            WordProtection.TrackedChanges => "The document is protected so that changes are tracked; answers are filled as plain text.",
            _ => null,
        };
        if (protection is not null)
        {
            yield return protection;
        }

        if (file.Context.HasTrackedChanges || file.Main.Text.Contains(":ins ", StringComparison.Ordinal) || file.Main.Text.Contains(":del ", StringComparison.Ordinal))
        {
            yield return "The document has tracked changes: it is read as if they were accepted, and they are kept.";
        }

        if (file.Package.RelatedPart(file.Package.MainPart, "comments") is not null)
        {
            yield return "The document has comments of the customer's: they are kept.";
        }

        if (file.Settings.HasAttachedTemplate)
        {
            yield return "The document names a template elsewhere: it is never loaded.";
        }

        if (file.Package.RelationshipsOf(file.Package.MainPart).Any(r => r.IsExternal && r.Type is not "hyperlink"))
        {
            yield return "The document links to content elsewhere: it is never loaded.";
        }

        if (file.Package.PartNames.Any(p => p.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase)))
        {
            yield return "The document has embedded objects: they are kept and not read.";
        }

        if (file.Body.Children.Any(c => c.Name == "altChunk"))
        {
            yield return "The document takes in another file (altChunk): it is kept and not read.";
        }
    }
}
