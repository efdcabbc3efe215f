namespace Evidence.Delivery.Graph;

/// <summary>What happens where a file of the name is there with other content.</summary>
internal enum ConflictRule
{
    /// <summary>The delivery fails and nothing is changed.</summary>
    Fail,

    /// <summary>It is replaced (the library keeps the version before).</summary>
    Replace,

    /// <summary>The new one goes beside it, under a name that tells the delivery.</summary>
    Rename,
}
