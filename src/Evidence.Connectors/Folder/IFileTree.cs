using Evidence.Packs;

namespace Evidence.Connectors.Folder;

/// <summary>Files below a folder or in a zip. Dot files are none of them.</summary>
internal interface IFileTree : IDisposable
{
    /// <summary>The files, in ordinal order of path.</summary>
    IReadOnlyList<TreeFile> Files { get; }

    /// <summary>What of it may not or cannot be read.</summary>
    IReadOnlyList<CollectionGap> Gaps { get; }

    /// <summary>How many of its files may be read at a time.</summary>
    int ReadersAtOnce { get; }

    /// <summary>Whether a path is in the part of the tree that was listed.</summary>
    bool IsInScope(string path);

    /// <summary>The locator of a file.</summary>
    string LocatorOf(string path);
}
