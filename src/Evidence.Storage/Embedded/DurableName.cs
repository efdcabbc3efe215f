using System.Runtime.InteropServices;

namespace Evidence.Storage.Embedded;

/// <summary>Gives files their names the way a store needs it: at once, to one writer only, and for good. .NET has no call for the last two on Unix.</summary>
internal static partial class DurableName
{
    private const int ReadOnly = 0;
    private const int AlreadyExists = 17; // EEXIST, the same on Linux, macOS and the BSDs

    /// <summary>Renames a file in its file system; false where the new name is taken, which only one of several writers finds free.</summary>
    public static bool TryMove(string file, string name)
    {
        // File.Move looks and then renames, which two writers can do at once; a hard link is refused where the name is taken.
        if (!OperatingSystem.IsWindows() && Link(file, name) == 0)
        {
            File.Delete(file);
            return true;
        }

        if (!OperatingSystem.IsWindows() && Marshal.GetLastPInvokeError() == AlreadyExists)
        {
            return false;
        }

        return TryRename(file, name);
    }

    /// <summary>Puts the names in a folder on disk, which on Unix takes an fsync of the folder itself; Windows journals them.</summary>
    /// <exception cref="IOException">The folder could not be flushed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, ReadOnly);
        var failed = descriptor < 0 || Synchronise(descriptor) != 0;
        var error = Marshal.GetLastPInvokeError();
        if (descriptor >= 0)
        {
            _ = Close(descriptor);
        }

        if (failed)
        {
            throw new IOException($"The folder '{folder}' could not be flushed to disk: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    // Windows, and file systems without hard links.
    private static bool TryRename(string file, string name)
    {
        try
        {
            File.Move(file, name, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(name))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronise(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
