namespace Evidence.Connectors.Http;

/// <summary>The request for the page after this one, or null where this is the last.</summary>
/// <param name="reply">The page.</param>
/// <param name="asked">The request it answers.</param>
/// <param name="count">How many items are on it.</param>
internal delegate SourceRequest? NextPage(JsonReply reply, SourceRequest asked, int count);
