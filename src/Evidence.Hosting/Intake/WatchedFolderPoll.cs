namespace Evidence.Hosting.Intake;

/// <summary>What looking into the watched folders came to.</summary>
/// <param name="Taken">How many files were new or changed.</param>
/// <param name="Failed">Folders that could not be read, with the reason.</param>
public sealed record WatchedFolderPoll(int Taken, IReadOnlyDictionary<string, string> Failed);
