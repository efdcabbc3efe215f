using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Evidence.Storage.Embedded;

/// <summary>What the system keeps of files in memory. .NET has no call for it; elsewhere than on Linux nothing is done.</summary>
internal static partial class PageCache
{
    private const int NotNeeded = 4; // POSIX_FADV_DONTNEED
    private const long Granule = 64 * 1024;

    /// <summary>
    /// Gives up what is kept of a part of a file, as far as it is on disk. Memory that was just given up is the cheapest there is for what is written next,
    /// above all in a virtual machine, whose host has to find memory for every page that was not used yet.
    /// </summary>
    /// <returns>From where on it is kept: pages are given up whole.</returns>
    public static long GiveUp(SafeFileHandle file, long from, long to)
    {
        var end = to / Granule * Granule;
        if (end <= from || !OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            return from;
        }

        // An advice: where it is not taken, reading goes on as before.
        _ = Advise(file, from, end - from, NotNeeded);
        return end;
    }

    /// <summary>Gives up what is kept of a file from there on.</summary>
    public static void GiveUpRest(SafeFileHandle file, long from)
    {
        if (OperatingSystem.IsLinux() && Environment.Is64BitProcess)
        {
            _ = Advise(file, from, 0, NotNeeded);
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);
}
