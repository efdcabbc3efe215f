using System.Security.Cryptography;
using Evidence.Storage.Embedded;
using Microsoft.Extensions.Logging;

namespace Evidence.Storage.Signing;

/// <summary>The PEM file (PKCS#8, RFC 5958) of a local EC P-256 key, made on first use for its owner alone.</summary>
internal sealed class LocalKeyFile(string path, ILogger logger)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _path = Path.GetFullPath(path);

    /// <summary>The key of the file. Where several processes make it at once, all get the one that was first.</summary>
    /// <exception cref="EvidenceException">The file cannot be read or made, or holds no EC P-256 private key.</exception>
    public ECDsa Load()
    {
        try
        {
            if (!File.Exists(_path))
            {
                Make();
            }

            WarnWhereExposed();
            return Read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new EvidenceException(FaultCode.Configuration, $"The signing key '{_path}' cannot be read or made ({fault.Message}).", fault);
        }
    }

    private ECDsa Read()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(_path));
            var curve = key.ExportParameters(includePrivateParameters: true).Curve;
            return curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value ? key : throw new CryptographicException("another curve");
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new EvidenceException(
                FaultCode.Configuration,
                $"The signing key '{_path}' is not an EC P-256 private key in PEM (PKCS#8, not encrypted); put the right file there, or remove it and a new key is made.",
                fault);
        }
    }

    private void Make()
    {
        var folder = Path.GetDirectoryName(_path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, Path.GetRandomFileName());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            Write(temporary, key.ExportPkcs8PrivateKeyPem() + "\n");
            if (DurableName.TryMove(temporary, _path))
            {
                DurableName.Flush(folder);
                logger.MadeSigningKey(_path, KeyId.Of(key.ExportSubjectPublicKeyInfo()));
            }
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Write(string file, string pem)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(file, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(pem));
        stream.Flush(flushToDisk: true);
    }

    private void WarnWhereExposed()
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(_path) & ~OwnerOnly) != UnixFileMode.None)
        {
            logger.ExposedSigningKey(_path);
        }
    }
}
