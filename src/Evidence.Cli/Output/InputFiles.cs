namespace Evidence.Cli.Output;

/// <summary>Opens files a user named.</summary>
internal static class InputFiles
{
    public static FileStream Open(FileInfo file)
    {
        try
        {
            return file.OpenRead();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException(FaultCode.Usage, file.Exists ? $"'{file}' cannot be read; close it where it is open, or check its permissions." : $"There is no file '{file}'.", fault);
        }
    }

    public static async Task<string> ReadTextAsync(FileInfo file, CancellationToken cancellationToken)
    {
        await using var stream = Open(file);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
