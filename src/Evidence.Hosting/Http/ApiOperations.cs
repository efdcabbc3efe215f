using Evidence.Hosting.Http.Collections;
using Evidence.Hosting.Http.Packs;
using Evidence.Hosting.Http.Questionnaires;
using Evidence.Hosting.Http.Service;
using Evidence.Hosting.Services;
using Evidence.Scorecards;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http;

/// <summary>Every operation of the HTTP API.</summary>
public static class ApiOperations
{
    private static readonly ApiParameter _asOf = new("asOf", "The time freshness and expiry are judged at; default: now", Format: "date-time");

    private static readonly ApiParameter _file = new("file", "The file", IsRequired: true, Format: "binary");

    /// <summary>Asks for the pack of a release.</summary>
    public static ApiOperation StartPack { get; } = new("StartPack", HttpMethods.Post, "packs", "Asks for the launch evidence pack of a release; the run waits for people to decide.", 202)
    {
        Body = ApiBody.Json,
        Request = typeof(PackBody),
        Response = typeof(PackView),
        Problems = With((404, "No such release.")),
    };

    /// <summary>Says how far a pack is.</summary>
    public static ApiOperation FindPack { get; } = new("FindPack", HttpMethods.Get, "packs/{id}", "Says how far a pack is, what the gates say and who must still decide.", 200)
    {
        Response = typeof(PackView),
        Problems = With((404, "No such pack.")),
    };

    /// <summary>Downloads a file of a pack.</summary>
    public static ApiOperation DownloadPackFile { get; } = new("DownloadPackFile", HttpMethods.Get, "packs/{id}/files/{name}", "Downloads a file of a pack: the zip, the Word document or the signed statements.", 200)
    {
        MediaType = "application/octet-stream",
        Problems = With((404, "No such pack or file.")),
    };

    /// <summary>Decides on a pack.</summary>
    public static ApiOperation DecideOnPack { get; } = new("DecideOnPack", HttpMethods.Post, "packs/{id}/decision", "Approves a pack or sends it back. Nobody decides on a pack they asked for.", 202)
    {
        Body = ApiBody.Json,
        Request = typeof(DecisionBody),
        Response = typeof(PackView),
        Problems = With((404, "No such pack."), (409, "The pack is not assembled yet.")),
    };

    /// <summary>Collects the evidence of a release.</summary>
    public static ApiOperation StartCollection { get; } = new("StartCollection", HttpMethods.Post, "collections", "Collects the evidence of a release from its sources.", 202)
    {
        Body = ApiBody.Json,
        Request = typeof(CollectionBody),
        Response = typeof(CollectionView),
        Problems = With((404, "No such release or source.")),
    };

    /// <summary>Says how far a collection is.</summary>
    public static ApiOperation FindCollection { get; } = new("FindCollection", HttpMethods.Get, "collections/{id}", "Says how far a collection is and what each source gave.", 200)
    {
        Response = typeof(CollectionView),
        Problems = With((404, "No such collection.")),
    };

    /// <summary>Says where controls stand.</summary>
    public static ApiOperation ReadCoverage { get; } = new("ReadCoverage", HttpMethods.Get, "coverage", "Says of each control whether it is evidenced, partial, stale or missing, and why.", 200)
    {
        Parameters = [new("release", "Id of the release", IsRequired: true), new("framework", "Only this framework; default: those evidence.yaml names"), _asOf],
        Response = typeof(Services.Coverage),
        Problems = With((404, "No such release or framework, or nothing was collected yet.")),
    };

    /// <summary>Has a questionnaire drafted.</summary>
    public static ApiOperation StartQuestionnaire { get; } = new("StartQuestionnaire", HttpMethods.Post, "questionnaires", "Takes a customer's questionnaire in and drafts answers into it.", 202)
    {
        Body = ApiBody.Upload,
        Parameters =
        [
            _file,
            new("audience", "Who will read the answers; default: public", Allowed: ["public", "nda", "internal"]),
            new("product", "Product asked about"),
            new("release", "Release whose evidence is used; default: the product's latest collected one"),
            _asOf,
            new("overwrite", "true: answers that stand in the file already are replaced", Allowed: ["true", "false"]),
            new("clean", "true: the copy for the customer, without notes for the reviewer", Allowed: ["true", "false"]),
            new("requestedBy", "Who asks; only for trusted programs"),
        ],
        Response = typeof(QuestionnaireView),
        Problems = With((404, "No such product or release."), (415, "The file is in no format that is read.")),
    };

    /// <summary>Says how far a questionnaire is.</summary>
    public static ApiOperation FindQuestionnaire { get; } = new("FindQuestionnaire", HttpMethods.Get, "questionnaires/{id}", "Says how far a questionnaire is and how much of it is drafted.", 200)
    {
        Response = typeof(QuestionnaireView),
        Problems = With((404, "No such questionnaire.")),
    };

    /// <summary>Downloads the filled file.</summary>
    public static ApiOperation DownloadDocument { get; } = new("DownloadDocument", HttpMethods.Get, "questionnaires/{id}/document", "Downloads the customer's file, filled in.", 200)
    {
        MediaType = "application/octet-stream",
        Problems = With((404, "No such questionnaire."), (409, "It is not drafted yet.")),
    };

    /// <summary>Downloads the report of a drafted questionnaire.</summary>
    public static ApiOperation DownloadReport { get; } = new("DownloadReport", HttpMethods.Get, "questionnaires/{id}/report", "Downloads the report: each question with its answer, confidence, citations and reasons.", 200)
    {
        Problems = With((404, "No such questionnaire."), (409, "It is not drafted yet.")),
    };

    /// <summary>Reads a reviewed copy back.</summary>
    public static ApiOperation ReviewQuestionnaire { get; } = new("ReviewQuestionnaire", HttpMethods.Post, "questionnaires/{id}/review", "Reads a reviewed copy back: accepted, edited, rejected and added answers, and what the library could learn.", 200)
    {
        Body = ApiBody.Upload,
        Parameters = [_file, new("reviewer", "Who reviewed; only for trusted programs")],
        Response = typeof(Review),
        Problems = With((404, "No such questionnaire."), (415, "The file is in no format that is read.")),
    };

    /// <summary>Computes the key figures of products.</summary>
    public static ApiOperation ReadScorecard { get; } = new("ReadScorecard", HttpMethods.Get, "scorecard", "Computes the key figures of products over their releases.", 200)
    {
        Parameters = [new("product", "Only this product; default: every product with a collected release"), _asOf],
        Response = typeof(IReadOnlyList<Scorecard>),
        Problems = With((404, "No such product, or nothing was collected yet.")),
    };

    /// <summary>Takes what Teams sends.</summary>
    public static ApiOperation TakeTeamsActivity { get; } = new(
        "TakeTeamsActivity", HttpMethods.Post, "teams/messages", "Takes an activity of the Bot Framework, or a signed message of an outgoing webhook; its token or signature says that it comes from Teams.", 200)
    {
        Body = ApiBody.Json,
        IsOpen = true,
        Request = typeof(System.Text.Json.Nodes.JsonObject),
        Response = typeof(System.Text.Json.Nodes.JsonObject),
        Problems = With((404, "Teams is not set up on this host.")),
    };

    /// <summary>Says whether the service works.</summary>
    public static ApiOperation CheckHealth { get; } = new("CheckHealth", HttpMethods.Get, "health", "Says whether the workspace is right and the store answers.", 200)
    {
        IsOpen = true,
        Response = typeof(HealthView),
        Problems = new Dictionary<int, string> { [503] = "Something does not work; the answer says what." },
    };

    /// <summary>Describes the API.</summary>
    public static ApiOperation DescribeApi { get; } = new("DescribeApi", HttpMethods.Get, "openapi.json", "Describes this API as OpenAPI 3.1.", 200)
    {
        Response = typeof(System.Text.Json.Nodes.JsonObject),
        Problems = With(),
    };

    /// <summary>All of them, in the order they are described.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        StartPack, FindPack, DownloadPackFile, DecideOnPack, StartCollection, FindCollection, ReadCoverage, StartQuestionnaire, FindQuestionnaire, DownloadDocument, DownloadReport,
        ReviewQuestionnaire, ReadScorecard, TakeTeamsActivity, CheckHealth, DescribeApi,
    ];

    private static SortedDictionary<int, string> With(params (int Status, string Reason)[] more)
    {
        var problems = new SortedDictionary<int, string> { [401] = "Nobody is signed in.", [403] = "The caller may not do this." };
        foreach (var (status, reason) in more)
        {
            problems[status] = reason;
        }

        return problems;
    }
}
