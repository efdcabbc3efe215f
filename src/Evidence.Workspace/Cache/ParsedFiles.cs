using System.Security.Cryptography;
using System.Text;

namespace Evidence.Workspace.Cache;

/// <summary>
/// Keeps what was read from large YAML files, by the SHA-256 of their bytes. It only saves time: only files without a problem are kept, so that problems always
/// come from the file itself with their lines; a kept file that is missing, damaged or of another edition is made anew, and a folder that cannot be written
/// is left alone.
/// </summary>
/// <param name="folder">Where they are kept; null: nowhere, and every file is read as YAML.</param>
internal sealed class ParsedFiles(string? folder)
{
    private const int ChecksumBytes = 16;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private bool _hasNew;

    /// <summary>What is kept for a file of that form, or null.</summary>
    public T? Find<T>(string path, ICachedForm<T> form)
        where T : class
    {
        if (folder is null || !Directory.Exists(folder))
        {
            return null;
        }

        try
        {
            using var file = File.OpenRead(path);
            return Open(KeyOf(form.Name, SHA256.HashData(file)), form);
        }
        catch (Exception fault) when (IsOfTheFolder(fault))
        {
            // Read as YAML instead, which says what is wrong.
            return null;
        }
    }

    /// <summary>Keeps what was read from those bytes.</summary>
    public void Keep<T>(byte[] source, ICachedForm<T> form, T value)
    {
        if (folder is null)
        {
            return;
        }

        using var writer = new PooledWriter();
        form.Write(writer, value);
        var payload = writer.ToArray();
        var key = KeyOf(form.Name, SHA256.HashData(source));
        _hasNew |= TryWrite(key, [.. Checksum(payload), .. payload]);
        _used.Add(key);
    }

    /// <summary>Removes what was not asked for, after something new was kept: edited files leave an old one behind.</summary>
    public void RemoveUnused()
    {
        if (!_hasNew)
        {
            return;
        }

        try
        {
            foreach (var old in new DirectoryInfo(folder!).EnumerateFiles().Where(file => !_used.Contains(file.Name)))
            {
                old.Delete();
            }
        }
        catch (Exception fault) when (IsOfTheFolder(fault))
        {
            // Another process may be reading it: it goes next time.
            _hasNew = false;
        }
    }

    private T? Open<T>(string key, ICachedForm<T> form)
        where T : class
    {
        var path = Path.Combine(folder!, key);
        if (!File.Exists(path))
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < ChecksumBytes || !Checksum(bytes.AsSpan(ChecksumBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, ChecksumBytes)))
        {
            return null;
        }

        using var reader = new PooledReader(bytes, ChecksumBytes);
        var value = form.Read(reader);
        _used.Add(key);
        return value;
    }

    private bool TryWrite(string key, byte[] bytes)
    {
        var part = Path.Combine(folder!, $"{key}.{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(folder!);
            File.WriteAllBytes(part, bytes);
            File.Move(part, Path.Combine(folder!, key), overwrite: true);
            return true;
        }
        catch (Exception fault) when (IsOfTheFolder(fault))
        {
            return false;
        }
    }

    private static string KeyOf(string form, byte[] hash) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(form), 0, .. hash]))[..40];

    private static byte[] Checksum(ReadOnlySpan<byte> payload) => SHA256.HashData(payload)[..ChecksumBytes];

    private static bool IsOfTheFolder(Exception fault) => fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException or FormatException;
}
