using System.Net;
using System.Text.Json;
using Evidence.Connectors.Http;

namespace Evidence.Connectors.MLflow;

/// <summary>Asks an MLflow server, and knows what its answers mean.</summary>
internal sealed class MLflowServer(SourceClient client, MLflowOptions options, MLflowDialect dialect)
{
    public SourceClient Client => client;

    public MLflowOptions Options => options;

    public MLflowDialect Dialect => dialect;

    /// <summary>One thing; null where there is no such thing.</summary>
    /// <exception cref="SourceFaultException">Among others: there is no MLflow at that address.</exception>
    public async Task<JsonReply?> FindAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await client.ReadJsonAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceFaultException fault) when (fault.Kind is SourceFaultKind.NotFound or SourceFaultKind.Refused)
        {
            return IsAbsent(fault) ? null : throw Explain(fault);
        }
    }

    /// <summary>The experiments a name, an id or a pattern with <c>*</c> stands for.</summary>
    public async Task<IReadOnlyList<MLflowExperiment>> FindExperimentsAsync(string name, CancellationToken cancellationToken)
    {
        if (name.Contains('*', StringComparison.Ordinal))
        {
            return await SearchExperimentsAsync(name, cancellationToken).ConfigureAwait(false);
        }

        using var reply = await FindAsync(MLflowRequests.ExperimentByName(name), cancellationToken).ConfigureAwait(false)
            ?? await FindAsync(MLflowRequests.ExperimentById(name), cancellationToken).ConfigureAwait(false);
        return reply?.Root.Find("experiment") is { } experiment ? [MLflowExperiment.Of(experiment)] : [];
    }

    /// <summary>The pages of the runs of an experiment.</summary>
    public IAsyncEnumerable<SourcePage> ReadRunsAsync(string experimentId, string? filter, CancellationToken cancellationToken) =>
        ReadAsync(Listing(MLflowRequests.Runs(experimentId, filter, options.MaxResults), "runs", run => run.Text("info", "run_id"), isPosted: true), cancellationToken);

    /// <summary>A listing whose page tokens go into the query or the body.</summary>
    public static PagedRequest Listing(SourceRequest first, string member, Func<JsonElement, string?> id, bool isPosted) => new(
        first,
        isPosted ? NextPages.PostedToken() : NextPages.Token(),
        reply => reply.ItemsOrNone("MLflow", member.Split('.'), "next_page_token", "root_uri"),
        id)
    { Shrink = isPosted ? ShrinkPosted : null };

    /// <summary>The pages of a listing; faults in MLflow's words.</summary>
    public IAsyncEnumerable<SourcePage> ReadAsync(PagedRequest listing, CancellationToken cancellationToken) => client.ReadPagesAsync(listing, cancellationToken);

    /// <summary>True where a server says that it does not have a part of the API.</summary>
    public static bool IsUnsupported(SourceFaultException fault) =>
        fault.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented
        || fault.Code is "ENDPOINT_NOT_FOUND" or "FEATURE_DISABLED" or "NOT_IMPLEMENTED";

    private async Task<IReadOnlyList<MLflowExperiment>> SearchExperimentsAsync(string pattern, CancellationToken cancellationToken)
    {
        var filter = pattern == "*" ? null : $"name LIKE {MLflowRequests.Quote(pattern.Replace('*', '%'))}";
        var found = new List<MLflowExperiment>();
        var listing = Listing(MLflowRequests.Experiments(Math.Min(1000, options.MaxResults), filter), "experiments", experiment => experiment.Text("experiment_id"), isPosted: true);
        await foreach (var page in ReadAsync(listing, cancellationToken).ConfigureAwait(false))
        {
            found.AddRange(page.Items.Select(MLflowExperiment.Of));
        }

        return found;
    }

    // MLflow says 404 with a code for what does not exist; a store that takes numbers only says 400 for an id that is none.
    private static bool IsAbsent(SourceFaultException fault) =>
        fault.Code is "RESOURCE_DOES_NOT_EXIST" or "NOT_FOUND" or "UserError" || (fault.Kind == SourceFaultKind.Refused && fault.Code == "INVALID_PARAMETER_VALUE");

    private SourceFaultException Explain(SourceFaultException fault) => fault.Kind == SourceFaultKind.NotFound && fault.Code is null
        ? new(SourceFaultKind.NotFound, $"There is no MLflow at {client.BaseUrl} (404).", "Check url: it is the address of the tracking server, without /api or #.", fault.Status, endsCollection: true)
        : fault;

    // Some servers take pages of a few hundred only and say so with 400.
    private static SourceRequest? ShrinkPosted(SourceRequest request, SourceFaultException fault)
    {
        var isTooMany = fault.Kind == SourceFaultKind.TooLarge || (fault.Kind == SourceFaultKind.Refused && fault.Message.Contains("max", StringComparison.OrdinalIgnoreCase)
            && fault.Message.Contains("result", StringComparison.OrdinalIgnoreCase));
        using var body = JsonDocument.Parse(request.Body!);
        return isTooMany && body.RootElement.Number("max_results") is > 1 and var size ? request.WithBody("max_results", Math.Max(1, (int)size / 4)) : null;
    }
}
