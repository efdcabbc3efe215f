using Evidence.Artifacts;

namespace Evidence.Cli.Frameworks;

/// <summary>Official texts of a framework's controls, for reading on this machine.</summary>
/// <param name="Framework">Id of the framework.</param>
/// <param name="ImportedFrom">Name of the file they came from.</param>
/// <param name="Digest">SHA-256 of that file.</param>
/// <param name="Texts">Text of each control, by its id.</param>
internal sealed record FrameworkTexts(string Framework, string ImportedFrom, Sha256Digest Digest, SortedDictionary<string, string> Texts);
