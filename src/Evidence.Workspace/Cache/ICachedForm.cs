namespace Evidence.Workspace.Cache;

/// <summary>How what was read from one kind of file is kept in the cache.</summary>
internal interface ICachedForm<T>
{
    /// <summary>Kind and edition of the form; a new edition, whenever the records or what is read into them change, makes older files of the cache unread.</summary>
    string Name { get; }

    void Write(PooledWriter writer, T value);

    T Read(PooledReader reader);
}
