using Evidence.Workflows;

namespace Evidence.Hosting.Http.Collections;

/// <summary>How far a collection is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it is.</param>
/// <param name="Href">Where to ask again.</param>
/// <param name="Result">What each source gave, once done.</param>
/// <param name="Failure">Why the run failed.</param>
public sealed record CollectionView(string Id, RunState State, string Href, CollectResult? Result = null, string? Failure = null);
