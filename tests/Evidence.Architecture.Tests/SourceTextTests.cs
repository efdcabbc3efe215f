using System.Text.RegularExpressions;

namespace Evidence.Architecture.Tests;

/// <summary>Conventions that no analyzer holds.</summary>
public sealed partial class SourceTextTests
{
    private static readonly IReadOnlyList<string> _files =
    [
        .. Directory.EnumerateFiles(Path.Combine(ProjectFiles.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")),
    ];

    [Fact]
    public void NoType_IsNamedLikeTheRootNamespace() => Refuse(TypeNamedEvidence());

    [Fact]
    public void NoType_IsNamedManagerHelperOrUtil() => Refuse(VagueName());

    [Fact]
    public void NoSource_BlocksOnATask() => Refuse(BlockingWait());

    [Fact]
    public void NoSource_IsUnfinished() => Refuse(Unfinished());

    [Fact]
    public void NoOutput_ClaimsCertificationAgainstGuidance() => Refuse(Certified());

    private static void Refuse(Regex pattern)
    {
        var found = _files.SelectMany(file => File.ReadLines(file).Select((line, number) => (file, line, number: number + 1)))
            .Where(place => pattern.IsMatch(place.line))
            .Select(place => $"{Path.GetRelativePath(ProjectFiles.Root, place.file)}:{place.number}: {place.line.Trim()}");
        Assert.Empty(found);
    }

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) Evidence\b")]
    private static partial Regex TypeNamedEvidence();

    [GeneratedRegex(@"\b(class|record|struct|interface) \w*(Manager|Helper|Helpers|Util|Utils|Utility)\b")]
    private static partial Regex VagueName();

    // IDisposable.Dispose has no other way to wait for what only ends asynchronously.
    [GeneratedRegex(@"^(?!.*void Dispose\(\)).*(\.GetAwaiter\(\)\.GetResult\(\)|Thread\.Sleep\(|\bTask\.WaitAll\()")]
    private static partial Regex BlockingWait();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex("\"[^\"]*\\b(is|are) (certified|compliant) (with|to|against) (NIST|ISO)", RegexOptions.IgnoreCase)]
    private static partial Regex Certified();
}
