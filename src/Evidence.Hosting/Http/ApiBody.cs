namespace Evidence.Hosting.Http;

/// <summary>What a request carries.</summary>
public enum ApiBody
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A JSON object of at most <see cref="ApiLimits.JsonBytes"/>.</summary>
    Json,

    /// <summary>A form with one file, of at most <see cref="ApiLimits.UploadBytes"/>.</summary>
    Upload,
}
