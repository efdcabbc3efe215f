using System.Text.Json;
using Evidence.Answers;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Testing;
using Evidence.Workspaces;

namespace Evidence.Workspace.Tests;

public sealed class ParsedFilesTests : IDisposable
{
    private const string Answers = """
        answers:
          - id: bias
            questions: [Do you test for bias?, "Tested for fairness?"]
            answer: |
              Yes. “Every” release
              is tested.
            choice: yes
            products: [ranker]
            owner: rai@example.com
            approved: 2026-01-02
            expires: 2027-01-02
            disclosure: nda
            evidence: [fairness-analysis, small:A 1]
          - id: bare
            questions: [Is it bare?]
            answer: It is.
        """;

    private readonly WorkspaceFolder _folder = new WorkspaceFolder().Write("answers/library.yaml", Answers);

    private string Kept => Path.Combine(_folder.Root, ".evidence", "parsed");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void KeptFiles_GiveTheSameWorkspaceAsTheYaml()
    {
        var read = AsJson(_folder.Load());
        Assert.NotEmpty(Directory.GetFiles(Kept));

        Assert.Equal(read, AsJson(_folder.Load()));
    }

    [Fact]
    public void KeptFiles_GiveTheShippedDataAsTheYaml()
    {
        var shipped = RepositoryRoot.Path("framework-mappings");
        var read = AsJson(_folder.Source(shipped).Load());
        Assert.True(Directory.GetFiles(Kept).Length > 10);

        Assert.Equal(read, AsJson(_folder.Source(shipped).Load()));
    }

    [Fact]
    public void KeptFile_IsReadInPlaceOfTheYaml()
    {
        _folder.Load();
        var files = Directory.GetFiles(Kept);
        var written = files.Select(File.GetLastWriteTimeUtc).ToList();

        _folder.Load();

        Assert.Equal(written, Directory.GetFiles(Kept).Select(File.GetLastWriteTimeUtc));
    }

    [Fact]
    public void ChangedFile_IsReadAnewAndItsOldFormGoes()
    {
        _folder.Load();
        var before = Directory.GetFiles(Kept).Length;

        var changed = _folder.Replace("answers/library.yaml", "It is.", "It was.").Load();

        Assert.Equal("It was.", changed.Library[1].Text);
        Assert.Equal(before, Directory.GetFiles(Kept).Length);
    }

    [Fact]
    public void FileOfTheSameBytesUnderAnotherName_KnowsItsOwnName()
    {
        _folder.Load();
        File.Move(Path.Combine(_folder.Root, "answers", "library.yaml"), Path.Combine(_folder.Root, "answers", "other.yaml"));

        Assert.All(_folder.Load().Library, answer => Assert.Equal("answers/other.yaml", answer.File));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not what was written, and longer than a checksum")]
    public void DamagedKeptFile_IsIgnoredAndWrittenAnew(string damage)
    {
        var right = AsJson(_folder.Load());
        var files = Directory.GetFiles(Kept).ToDictionary(file => file, File.ReadAllBytes);
        Array.ForEach([.. files.Keys], file => File.WriteAllText(file, damage));

        Assert.Equal(right, AsJson(_folder.Load()));
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
    }

    [Fact]
    public void OneFlippedBit_IsNoticed()
    {
        var right = AsJson(_folder.Load());
        foreach (var file in Directory.GetFiles(Kept))
        {
            var bytes = File.ReadAllBytes(file);
            bytes[^2] ^= 1;
            File.WriteAllBytes(file, bytes);
        }

        Assert.Equal(right, AsJson(_folder.Load()));
    }

    [Fact]
    public void FileWithAProblem_IsNotKeptAndSaysTheSameAgain()
    {
        _folder.Replace("answers/library.yaml", "    answer: It is.", "    anwser: It is.");

        var first = _folder.Source().Check();

        Assert.Contains(first, problem => problem.ToString().StartsWith("answers/library.yaml:16: 'anwser' is not known here", StringComparison.Ordinal));
        Assert.Equal(first, _folder.Source().Check());
    }

    [Fact]
    public void FolderThatCannotBeWritten_IsLeftAlone()
    {
        // A file where the folder should be: nobody can write there, not even root.
        _folder.Write(".evidence", "");

        Assert.Equal(2, _folder.Load().Library.Count);
        Assert.Equal(2, _folder.Load().Library.Count);
    }

    [Fact]
    public void FolderWithoutAManifest_GetsNothingWrittenInto()
    {
        File.Delete(Path.Combine(_folder.Root, "evidence.yaml"));

        _folder.Source().Check();

        Assert.False(Directory.Exists(Path.Combine(_folder.Root, ".evidence")));
    }

    /// <summary>A record that changes its shape must get a new edition in its form (src/Evidence.Workspace/Cache), or files kept by an older build would be read wrongly.</summary>
    [Theory]
    [InlineData(typeof(LibraryAnswer), 12)]
    [InlineData(typeof(Framework), 8)]
    [InlineData(typeof(ControlGroup), 3)]
    [InlineData(typeof(Control), 5)]
    [InlineData(typeof(MetricDefinition), 8)]
    [InlineData(typeof(Concept), 3)]
    [InlineData(typeof(ControlMapping), 8)]
    [InlineData(typeof(FactCondition), 6)]
    [InlineData(typeof(Crosswalk), 5)]
    [InlineData(typeof(CrosswalkRow), 4)]
    public void KeptRecord_HasTheShapeItsFormWrites(Type record, int parts) =>
        Assert.Equal(parts, record.GetConstructors().Max(constructor => constructor.GetParameters().Length));

    private static string AsJson(WorkspaceContent content) => JsonSerializer.Serialize(content, EvidenceJson.Indented);
}
