using Evidence.Answers;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Gates;
using Evidence.Notifications;
using Evidence.Packs;
using Evidence.Releases;

namespace Evidence.Workspaces;

/// <summary>Everything a user keeps in git, read and checked as one.</summary>
/// <param name="Root">The folder, as an absolute path.</param>
/// <param name="Name">Name of the organisation or programme.</param>
/// <param name="Products">Products by the order of the file.</param>
/// <param name="Sources">Sources by the order of the file.</param>
/// <param name="Releases">Releases by id.</param>
/// <param name="Policies">Policies by id.</param>
/// <param name="Library">Answer library, by file and line.</param>
/// <param name="Frameworks">Frameworks the workspace reports on, in the order it names them.</param>
/// <param name="AllFrameworks">Every framework there is data for.</param>
/// <param name="Mappings">Artifact kind and fact to control.</param>
/// <param name="Crosswalks">Between frameworks.</param>
/// <param name="Metrics">Metric vocabulary.</param>
/// <param name="Thesaurus">Synonyms.</param>
/// <param name="Risks">Risk register kept in YAML (risks/*.yaml).</param>
/// <param name="Storage">Where evidence is kept.</param>
/// <param name="Signing">How packs are signed.</param>
/// <param name="Delivery">Where packs and questionnaires go.</param>
/// <param name="People">Who has which role; empty: roles are stated by the caller.</param>
public sealed record WorkspaceContent(
    string Root,
    string Name,
    IReadOnlyList<Product> Products,
    IReadOnlyList<SourceDefinition> Sources,
    IReadOnlyList<Release> Releases,
    IReadOnlyList<Policy> Policies,
    IReadOnlyList<LibraryAnswer> Library,
    IReadOnlyList<Framework> Frameworks,
    IReadOnlyList<Framework> AllFrameworks,
    IReadOnlyList<ControlMapping> Mappings,
    IReadOnlyList<Crosswalk> Crosswalks,
    MetricVocabulary Metrics,
    Thesaurus Thesaurus,
    IReadOnlyList<RiskEntry> Risks,
    StorageSettings Storage,
    SigningSettings Signing,
    IReadOnlyList<DeliverySettings> Delivery,
    IReadOnlyList<Person> People)
{
    /// <summary>Who hears of what, where and when; a delivery no subscription names hears everything at once.</summary>
    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];

    /// <summary>How Microsoft Graph is called.</summary>
    public GraphSettings Graph { get; init; } = GraphSettings.None;

    /// <summary>The models that help to draft.</summary>
    public DraftingSettings Drafting { get; init; } = DraftingSettings.None;

    /// <summary>Folders questionnaires are taken out of.</summary>
    public IReadOnlyList<WatchedFolder> WatchedFolders { get; init; } = [];

    /// <summary>The release of that id.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: there is none; the message names those there are.</exception>
    public Release ReleaseOf(string id) =>
        Releases.FirstOrDefault(release => release.Id == id)
        ?? throw new EvidenceException(
            FaultCode.NotFound,
            $"There is no release '{id}'; {(Releases.Count == 0 ? "add one as releases/<id>.yaml" : $"there are {string.Join(", ", Releases.Select(release => release.Id))}")}.");

    /// <summary>The product of that id.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: there is none.</exception>
    public Product ProductOf(string id) =>
        Products.FirstOrDefault(product => product.Id == id)
        ?? throw new EvidenceException(FaultCode.NotFound, $"There is no product '{id}'; there are {string.Join(", ", Products.Select(product => product.Id))}.");

    /// <summary>The policy of that id.</summary>
    /// <exception cref="EvidenceException"><see cref="FaultCode.NotFound"/>: there is none.</exception>
    public Policy PolicyOf(string id) =>
        Policies.FirstOrDefault(policy => policy.Id == id)
        ?? throw new EvidenceException(FaultCode.NotFound, $"There is no policy '{id}'; add it as policies/{id}.yaml.");
}
