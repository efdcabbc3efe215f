namespace Evidence.Ports;

/// <summary>What changed in a folder that is kept elsewhere.</summary>
/// <param name="Files">Files that are new or changed, each once.</param>
/// <param name="Cursor">Where to go on from the next time. Keep it after the files are dealt with.</param>
/// <param name="WasReset">True where the cursor given had expired and everything there is was listed.</param>
public sealed record RemoteChanges(IReadOnlyList<RemoteFile> Files, string Cursor, bool WasReset);
