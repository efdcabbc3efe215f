using Evidence.Workspace.Yaml;
using Evidence.Workspaces;

namespace Evidence.Workspace.Files;

/// <summary>The entry <c>drafting</c> of evidence.yaml: the models that help.</summary>
internal static class DraftingEntry
{
    private const string AzureHost = ".openai.azure.com";
    private const string AzurePath = "/openai/v1/";
    private const int LongestSeconds = 600;

    public static DraftingSettings Read(YamlMap map)
    {
        var settings = new DraftingSettings(
            map.Map("chat") is { } chat ? ReadEndpoint(chat) : null,
            map.Map("embeddings") is { } embeddings ? ReadEndpoint(embeddings) : null);
        map.Finish();
        return settings;
    }

    private static ModelEndpoint? ReadEndpoint(YamlMap map)
    {
        var text = map.Text("url", "the base address of the API: https://<resource>.openai.azure.com/openai/v1/ or that of another endpoint that speaks the OpenAI API");
        var model = map.Text("model", "the name of the model; at Azure OpenAI the deployment");
        var secret = map.OptionalText("secret");
        var timeout = map.Whole("timeout-seconds", 1, LongestSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : ModelEndpoint.DefaultTimeout;
        map.Finish();
        if (text.Length == 0)
        {
            return null;
        }

        DeliveryEntry.Address(map, "url", text);
        return Uri.TryCreate(text, UriKind.Absolute, out var url) ? new ModelEndpoint(BaseOf(url), model, secret, timeout) : null;
    }

    // The bare address of an Azure OpenAI resource means its v1 API; others say where theirs begins.
    private static Uri BaseOf(Uri url) =>
        url.Host.EndsWith(AzureHost, StringComparison.OrdinalIgnoreCase) && url.AbsolutePath == "/"
            ? new Uri(url, AzurePath)
            : url.AbsolutePath.EndsWith('/') ? url : new UriBuilder(url) { Path = url.AbsolutePath + "/" }.Uri;
}
