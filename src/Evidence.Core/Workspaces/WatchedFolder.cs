using Evidence.Answers;

namespace Evidence.Workspaces;

/// <summary>A SharePoint or OneDrive folder questionnaires are put into.</summary>
/// <param name="Id">Unique in the workspace.</param>
/// <param name="Link">Its address or a sharing link to it.</param>
/// <param name="Audience">Who reads the answers.</param>
/// <param name="Product">Product that is asked about; null: none is named.</param>
/// <param name="Outbox">Folder within it that filled files go to; default <c>outbox</c>.</param>
public sealed record WatchedFolder(string Id, Uri Link, DisclosureLevel Audience, string? Product = null, string Outbox = "outbox");
