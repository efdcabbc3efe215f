namespace Evidence.Workspaces;

/// <summary>A model that is asked over the OpenAI API: Azure OpenAI (its <c>/openai/v1/</c> address) or any endpoint that speaks it.</summary>
/// <param name="Url">Base address, with the version: <c>https://contoso.openai.azure.com/openai/v1/</c>. https, or http on this machine.</param>
/// <param name="Model">Name of the model; at Azure OpenAI the deployment.</param>
/// <param name="Secret">Name of the secret it is asked with, sent as Bearer; null: it asks for none.</param>
/// <param name="Timeout">How long one request may take. Default: 60 s.</param>
public sealed record ModelEndpoint(Uri Url, string Model, string? Secret, TimeSpan Timeout)
{
    /// <summary>How long one request may take where nothing is said.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(60);
}
