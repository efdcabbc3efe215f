using Evidence.Hosting.Services;
using Evidence.Ports;
using Microsoft.AspNetCore.Http;

namespace Evidence.Hosting.Http.Packs;

/// <summary><c>GET /api/packs/{id}/files/{name}</c>.</summary>
internal sealed class DownloadPackFileHandler(PackService packs, IEvidenceStore store) : IApiHandler
{
    public ApiOperation Operation => ApiOperations.DownloadPackFile;

    public async Task<IResult> HandleAsync(ApiCall call)
    {
        var (packId, name) = (call.PathValue("id"), call.PathValue("name"));
        var pack = await packs.FindAsync(packId, call.Cancelled) ?? throw FindPackHandler.Unknown(packId);
        var file = pack.Files.FirstOrDefault(file => file.Name == name)
            ?? throw new EvidenceException(FaultCode.NotFound, $"The pack has no file '{name}'; it has {string.Join(", ", pack.Files.Select(file => file.Name))}.");
        return new StoredFileAnswer(store, file);
    }
}
