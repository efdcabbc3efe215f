namespace Evidence.Workspaces;

/// <summary>The models that help to draft. Without any, answers are found and drafted by words alone.</summary>
/// <param name="Chat">Fits approved answers to the questions; null: they are used word for word.</param>
/// <param name="Embeddings">The second signal of matching; null: words alone.</param>
public sealed record DraftingSettings(ModelEndpoint? Chat = null, ModelEndpoint? Embeddings = null)
{
    /// <summary>No model.</summary>
    public static DraftingSettings None { get; } = new();
}
