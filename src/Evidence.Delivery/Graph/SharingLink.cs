using System.Text;

namespace Evidence.Delivery.Graph;

/// <summary>A link people share, as Graph takes it (https://learn.microsoft.com/graph/api/shares-get#encoding-sharing-urls).</summary>
internal static class SharingLink
{
    /// <summary>The id of a link under <c>/shares</c>.</summary>
    public static string IdOf(Uri link) =>
        "u!" + Convert.ToBase64String(Encoding.UTF8.GetBytes(link.AbsoluteUri)).TrimEnd('=').Replace('/', '_').Replace('+', '-');

    /// <summary>True where the link may be one of SharePoint or OneDrive: https, without credentials in it.</summary>
    public static bool IsOne(Uri link) => link.IsAbsoluteUri && link.Scheme == Uri.UriSchemeHttps && link.UserInfo.Length == 0;
}
