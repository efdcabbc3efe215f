using Evidence.Answers;
using Microsoft.Extensions.AI;

namespace Evidence.Drafting.Matching;

/// <summary>The second signal: how near questions and entries are by embeddings, where a generator is configured.</summary>
/// <remarks>An endpoint that cannot be reached costs the second signal, never the run: words alone decide, and the user is told.</remarks>
internal sealed class Nearness(IEmbeddingGenerator<string, Embedding<float>>? generator, Model.ModelNotices notices)
{
    private const int Batch = 256;

    /// <summary>For each text of a question, nearness by place in the library; null for every text where nothing is configured.</summary>
    public async Task<Func<string, Func<int, double>?>> ToAsync(DraftRequest request, CancellationToken cancellationToken) =>
        await ToAsync(request.Library, [.. request.Questions.SelectMany(question => Text.QuestionParts.Of(question.Text).Append(question.Text))], cancellationToken).ConfigureAwait(false);

    /// <summary>The same for any texts.</summary>
    public async Task<Func<string, Func<int, double>?>> ToAsync(IReadOnlyList<LibraryAnswer> library, IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        if (generator is null)
        {
            return _ => null;
        }

        try
        {
            return await BetweenAsync(library, questions, cancellationToken).ConfigureAwait(false);
        }
        catch (EvidenceException fault)
        {
            notices.Tell($"{fault.Message} Answers are found by words alone.");
            return _ => null;
        }
    }

    private async Task<Func<string, Func<int, double>?>> BetweenAsync(IReadOnlyList<LibraryAnswer> library, IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        // What is for nobody outside is not sent to a model either: such entries are found by words alone.
        int[] sent = [.. Enumerable.Range(0, library.Count).Where(position => library[position].Disclosure < DisclosureLevel.Internal)];
        var made = await EmbedAsync(sent.Select(position => string.Join('\n', library[position].Questions.Append(library[position].Text))), cancellationToken).ConfigureAwait(false);
        var entries = sent.Zip(made).ToDictionary(pair => pair.First, pair => pair.Second);
        var texts = questions.Distinct(StringComparer.Ordinal).ToList();
        var asked = await EmbedAsync(texts, cancellationToken).ConfigureAwait(false);
        var byText = texts.Select((text, at) => (text, at)).ToDictionary(pair => pair.text, pair => asked[pair.at], StringComparer.Ordinal);
        return text => byText.TryGetValue(text, out var vector) ? position => entries.TryGetValue(position, out var entry) ? Cosine(vector, entry) : 0 : null;
    }

    private async Task<List<float[]>> EmbedAsync(IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        var vectors = new List<float[]>();
        foreach (var batch in texts.Chunk(Batch))
        {
            var embedded = await generator!.GenerateAsync(batch, cancellationToken: cancellationToken).ConfigureAwait(false);
            vectors.AddRange(embedded.Select(embedding => embedding.Vector.ToArray()));
        }

        return vectors;
    }

    private static double Cosine(float[] left, float[] right)
    {
        double dot = 0, ownLeft = 0, ownRight = 0;
        for (var at = 0; at < Math.Min(left.Length, right.Length); at++)
        {
            dot += left[at] * right[at];
            ownLeft += left[at] * left[at];
            ownRight += right[at] * right[at];
        }

        return ownLeft == 0 || ownRight == 0 ? 0 : Math.Clamp(dot / Math.Sqrt(ownLeft * ownRight), 0, 1);
    }
}
