using System.Text.Json;
using Evidence.Hosting;
using Evidence.Workspaces;

namespace Evidence.Cli.Frameworks;

/// <summary>
/// Where imported texts are kept: <c>framework-texts/</c> in the store's folder, which is outside of what a workspace keeps in git. Nothing but <c>frameworks show</c> reads them:
/// no pack, answer or export holds them.
/// </summary>
internal sealed class FrameworkTextFolder(WorkspaceContent workspace)
{
    private readonly string _folder = Path.Combine(EvidenceServices.StoreFolder(workspace), "framework-texts");

    /// <summary>Keeps texts in place of those of an earlier import, and gives the file.</summary>
    public string Keep(FrameworkTexts texts)
    {
        var path = PathOf(texts.Framework);
        try
        {
            Directory.CreateDirectory(_folder);
            File.WriteAllText(path + ".partial", JsonSerializer.Serialize(texts, EvidenceJson.Indented));
            File.Move(path + ".partial", path, overwrite: true);
            return path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException(FaultCode.Usage, $"'{path}' cannot be written; check the permissions of the store's folder.", fault);
        }
    }

    /// <summary>The texts of a framework; null: none were imported.</summary>
    public FrameworkTexts? Find(string framework)
    {
        try
        {
            return File.Exists(PathOf(framework)) ? JsonSerializer.Deserialize<FrameworkTexts>(File.ReadAllText(PathOf(framework)), EvidenceJson.Compact) : null;
        }
        catch (JsonException fault)
        {
            throw new EvidenceException(FaultCode.Corrupt, $"'{PathOf(framework)}' is not readable any more; import the texts of '{framework}' again.", fault);
        }
    }

    private string PathOf(string framework) => Path.Combine(_folder, framework + ".json");
}
