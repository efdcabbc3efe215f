using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>Asks the GraphQL API of Weights &amp; Biases, one query at a time for each project.</summary>
internal sealed partial class WandBServer(SourceClient client, WandBOptions options, ProjectTurns turns)
{
    public SourceClient Client => client;

    public WandBOptions Options => options;

    /// <summary>Answers one query.</summary>
    public Task<JsonReply> QueryAsync(string query, WandBProject? project, CancellationToken cancellationToken, params (string Name, JsonNode? Value)[] variables) =>
        turns.TakeAsync(TurnOf(project), () => AskAsync(Request(query, project, variables), cancellationToken), cancellationToken);

    /// <summary>The pages of a connection.</summary>
    /// <param name="query">The query.</param>
    /// <param name="project">What it is about; its absence is a fault.</param>
    /// <param name="connection">Where the connection is below <c>data</c>, joined by dots.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="variables">Variables beside entity, project, page size and cursor.</param>
    public IAsyncEnumerable<SourcePage> ReadAsync(
        string query, WandBProject? project, string connection, CancellationToken cancellationToken, params (string Name, JsonNode? Value)[] variables)
    {
        var path = $"data.{connection}".Split('.');
        var paged = new PagedRequest(
            Request(query, project, [.. variables, ("first", options.PageSize)]),
            NextPages.Relay($"data.{connection}"),
            reply => Nodes(reply, path, project),
            node => node.Text("id"))
        {
            Total = reply => reply.Root.Number([.. path, "totalCount"]),
            Ask = (request, token) => turns.TakeAsync(TurnOf(project), () => AskAsync(request, token), token),
        };
        return client.ReadPagesAsync(paged, cancellationToken);
    }

    private static IEnumerable<JsonElement> Nodes(JsonReply reply, string[] path, WandBProject? project)
    {
        if (project is not null && reply.Root.Find("data", "project") is null)
        {
            throw NoProject(project);
        }

        return reply.Root.Items([.. path, "edges"]).Select(edge => edge.Find("node")).OfType<JsonElement>();
    }

    /// <summary>The fault of a project that is not there, or not for this account.</summary>
    public static SourceFaultException NoProject(WandBProject project) =>
        new(SourceFaultKind.NotFound, $"Weights & Biases has no project '{project}'.", "Check entity and project, and that the account may see it.");

    private string TurnOf(WandBProject? project) => $"{client.BaseUrl.Authority} {project}";

    private static SourceRequest Request(string query, WandBProject? project, (string Name, JsonNode? Value)[] variables)
    {
        var values = new JsonObject();
        if (project is not null)
        {
            values["entity"] = project.Entity;
            values["project"] = project.Name;
        }

        foreach (var (name, value) in variables.Where(variable => variable.Value is not null))
        {
            values[name] = value;
        }

        return SourceRequest.Post("graphql", new JsonObject { ["operationName"] = OperationName().Match(query).Groups[1].Value, ["query"] = query, ["variables"] = values });
    }

    // GraphQL tells errors with 200.
    private async Task<JsonReply> AskAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        var reply = await client.ReadJsonAsync(request, cancellationToken).ConfigureAwait(false);
        if (reply.Root.Items("errors").Select(error => error.Text("message") ?? "an error").FirstOrDefault() is { } message)
        {
            reply.Dispose();
            throw new SourceFaultException(SourceFaultKind.Refused, $"Weights & Biases answered with an error: {client.Redaction.Clean(message)}", "Check the subject; a server that is too old lacks fields that are asked for.");
        }

        if (reply.Root.Find("data") is null)
        {
            reply.Dispose();
            throw new SourceFaultException(SourceFaultKind.Malformed, "Weights & Biases answered without data.", "Check url: it is the address of the API, for instance https://api.wandb.ai.");
        }

        return reply;
    }

    [GeneratedRegex(@"^query (\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex OperationName();
}
