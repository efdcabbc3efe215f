namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>
/// The queries, with fields that servers of several years have. Listings are Relay connections whose cursor goes into <c>$cursor</c>; what is listed comes in the order it was
/// made, so that what is made meanwhile comes last.
/// </summary>
internal static class WandBQueries
{
    public const string Viewer = "query Viewer { viewer { id username } }";

    public const string Project =
        "query Project($entity: String!, $project: String!) { project(entityName: $entity, name: $project) { id name entityName description createdAt } }";

    public const string Runs =
        "query Runs($entity: String!, $project: String!, $filters: JSONString, $first: Int, $cursor: String) { project(entityName: $entity, name: $project) { id "
        + "runs(filters: $filters, first: $first, after: $cursor, order: \"+created_at\") { totalCount pageInfo { hasNextPage endCursor } edges { node { " + RunFields + " } } } } }";

    public const string Run =
        "query Run($entity: String!, $project: String!, $run: String!) { project(entityName: $entity, name: $project) { id run(name: $run) { " + RunFields + " } } }";

    public const string RunHistory =
        "query RunHistory($entity: String!, $project: String!, $run: String!, $samples: Int) { project(entityName: $entity, name: $project) { id "
        + "run(name: $run) { id historyLineCount history(samples: $samples) } } }";

    public const string RunFiles =
        "query RunFiles($entity: String!, $project: String!, $run: String!, $first: Int, $cursor: String) { project(entityName: $entity, name: $project) { id "
        + "run(name: $run) { id files(first: $first, after: $cursor) { pageInfo { hasNextPage endCursor } edges { node { " + FileFields + " } } } } } }";

    public const string RunOutputs =
        "query RunOutputs($entity: String!, $project: String!, $run: String!, $first: Int, $cursor: String) { project(entityName: $entity, name: $project) { id "
        + "run(name: $run) { id artifacts: outputArtifacts(first: $first, after: $cursor) { pageInfo { hasNextPage endCursor } edges { node { " + VersionFields + " } } } } } }";

    public const string RunInputs =
        "query RunInputs($entity: String!, $project: String!, $run: String!, $first: Int, $cursor: String) { project(entityName: $entity, name: $project) { id "
        + "run(name: $run) { id artifacts: inputArtifacts(first: $first, after: $cursor) { pageInfo { hasNextPage endCursor } edges { node { " + VersionFields + " } } } } } }";

    public const string ArtifactTypes =
        "query ArtifactTypes($entity: String!, $project: String!, $first: Int, $cursor: String) { project(entityName: $entity, name: $project) { id "
        + "artifactTypes(first: $first, after: $cursor) { pageInfo { hasNextPage endCursor } edges { node { id name } } } } }";

    public const string ArtifactCollections =
        "query ArtifactCollections($entity: String!, $project: String!, $type: String!, $first: Int, $cursor: String) { project(entityName: $entity, name: $project) { id "
        + "artifactType(name: $type) { id artifactCollections(first: $first, after: $cursor) { pageInfo { hasNextPage endCursor } edges { node { id name } } } } } }";

    public const string ArtifactVersions =
        "query ArtifactVersions($entity: String!, $project: String!, $type: String!, $collection: String!, $first: Int, $cursor: String) { project(entityName: $entity, name: $project) { id "
        + "artifactType(name: $type) { id artifactCollection(name: $collection) { id artifacts(first: $first, after: $cursor) { pageInfo { hasNextPage endCursor } edges { node { "
        + VersionFields + " } } } } } } }";

    public const string ArtifactVersion =
        "query ArtifactVersion($entity: String!, $project: String!, $name: String!) { project(entityName: $entity, name: $project) { id artifact(name: $name) { " + VersionFields + " } } }";

    public const string ArtifactManifest =
        "query ArtifactManifest($id: ID!) { artifact(id: $id) { id currentManifest { id digest file { " + FileFields + " } } } }";

    public const string ArtifactFiles =
        "query ArtifactFiles($id: ID!, $first: Int, $cursor: String) { artifact(id: $id) { id files(first: $first, after: $cursor) { pageInfo { hasNextPage endCursor } edges { node { "
        + FileFields + " } } } } }";

    public const string OrganizationEntity = "query OrganizationEntity($entity: String!) { entity(name: $entity) { id organization { id name orgEntity { id name } } } }";

    public const string RegistryCollections =
        "query RegistryCollections($entity: String!, $project: String!, $first: Int, $cursor: String) { project(entityName: $entity, name: $project) { id "
        + "artifactCollections(first: $first, after: $cursor) { pageInfo { hasNextPage endCursor } edges { node { id name } } } } }";

    public const string RegistryVersions =
        "query RegistryVersions($entity: String!, $project: String!, $collection: String!, $first: Int, $cursor: String) { project(entityName: $entity, name: $project) { id "
        + "artifactCollection(name: $collection) { id name artifactMemberships(first: $first, after: $cursor) { pageInfo { hasNextPage endCursor } edges { node { " + MembershipFields
        + " } } } } } }";

    public const string RegistryVersion =
        "query RegistryVersion($entity: String!, $project: String!, $name: String!) { project(entityName: $entity, name: $project) { id "
        + "artifactCollectionMembership(name: $name) { " + MembershipFields + " } } }";

    private const string RunFields =
        "id name displayName state config summaryMetrics systemMetrics tags notes group jobType sweepName commit host createdAt heartbeatAt historyLineCount fileCount user { id username name }";

    private const string FileFields = "id name sizeBytes md5 mimetype updatedAt directUrl";

    private const string VersionFields =
        "id digest state size fileCount versionIndex commitHash description metadata createdAt updatedAt artifactType { id name } artifactSequence { id name project { id name entityName } } "
        + "aliases { id alias artifactCollectionName } createdBy { __typename ... on Run { id name } ... on User { id username } }";

    private const string MembershipFields =
        "id versionIndex createdAt aliases { id alias } artifactCollection { id name } artifact { " + VersionFields + " }";
}
