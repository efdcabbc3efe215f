using Evidence.Workspaces;

namespace Evidence.Workspace.Tests;

public sealed class DraftingEntryTests : IDisposable
{
    private readonly WorkspaceFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NothingSaid_NoModelHelps() =>
        Assert.Equal(DraftingSettings.None, _folder.Write("evidence.yaml", WorkspaceFolder.Manifest).Source().Load().Drafting);

    [Theory]
    [InlineData("https://contoso.openai.azure.com", "https://contoso.openai.azure.com/openai/v1/")]
    [InlineData("https://contoso.openai.azure.com/openai/v1", "https://contoso.openai.azure.com/openai/v1/")]
    [InlineData("http://localhost:11434/v1", "http://localhost:11434/v1/")]
    public void AModel_IsReadWithTheBaseOfItsApi(string url, string expected)
    {
        var drafting = _folder.Write("evidence.yaml", WorkspaceFolder.Manifest + $$"""
            drafting:
              chat: { url: "{{url}}", model: fit, secret: MODEL_KEY, timeout-seconds: 20 }
              embeddings: { url: "{{url}}", model: vectors }
            """).Source().Load().Drafting;

        Assert.Equal(new ModelEndpoint(new(expected), "fit", "MODEL_KEY", TimeSpan.FromSeconds(20)), drafting.Chat);
        Assert.Equal(new ModelEndpoint(new(expected), "vectors", null, ModelEndpoint.DefaultTimeout), drafting.Embeddings);
    }

    [Theory]
    [InlineData("{ url: \"http://models.example/v1\", model: m }", "'url' is not an https address")]
    [InlineData("{ url: \"https://user:pass@models.example/v1\", model: m }", "without a user and password in it")]
    [InlineData("{ url: \"https://models.example/v1\" }", "the name of the model; at Azure OpenAI the deployment")]
    [InlineData("{ url: \"https://models.example/v1\", model: m, key: abc }", "'key' is not known here")]
    [InlineData("{ url: \"https://models.example/v1\", model: m, timeout-seconds: 0 }", "timeout-seconds")]
    public void AModel_ThatIsWrong_IsToldInALine(string entry, string expected)
    {
        _folder.Write("evidence.yaml", WorkspaceFolder.Manifest + $"drafting:\n  chat: {entry}\n");

        Assert.Contains(_folder.Source().Check(), problem => problem.ToString().StartsWith("evidence.yaml:8: ", StringComparison.Ordinal) && problem.ToString().Contains(expected, StringComparison.Ordinal));
    }
}
