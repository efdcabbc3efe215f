using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Evidence.Connectors.Http;

/// <summary>
/// Takes secrets out of texts. It knows the shapes secrets have in addresses and headers, and the secrets it was told of, whatever shape they have.
/// </summary>
internal sealed partial class Redaction
{
    private const string Mask = "***";
    private static readonly SearchValues<string> _schemes = SearchValues.Create(["bearer", "basic", "private-token"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> _parameters =
        SearchValues.Create(["sig", "amz-", "goog-", "token", "key", "passw", "pwd", "secret"], StringComparison.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    // Longest first, so that a secret that contains another is taken out whole.
    private volatile string[] _secrets = [];

    /// <summary>Makes a secret known. Texts shorter than 4 characters are too common to be taken out.</summary>
    public void Learn(string secret)
    {
        if (secret.Length < 4 || Array.IndexOf(_secrets, secret) >= 0)
        {
            return;
        }

        lock (_lock)
        {
            string[] forms = [secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))];
            _secrets = [.. _secrets.Union(forms, StringComparer.Ordinal).OrderByDescending(form => form.Length)];
        }
    }

    /// <summary>The text without secrets.</summary>
    public string Clean(string text)
    {
        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        }

        return Plain(text);
    }

    /// <summary>The text without what looks like a secret.</summary>
    public static string Plain(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal))
        {
            text = UserInfo().Replace(text, "://");
        }

        // The expressions are asked only where they can find something: every name and address goes through here.
        if (text.Contains('=', StringComparison.Ordinal) && text.AsSpan().ContainsAny(_parameters))
        {
            text = SecretParameter().Replace(text, match => $"{match.Groups[1].Value}={Mask}");
        }

        return text.AsSpan().ContainsAny(_schemes) ? SchemeAndToken().Replace(text, match => $"{match.Groups[1].Value} {Mask}") : text;
    }

    /// <summary>The address as a locator: without credentials, signatures and fragment.</summary>
    public static string Locator(Uri url)
    {
        if (url.Query.Length == 0 && url.UserInfo.Length == 0 && url.Fragment.Length == 0)
        {
            return url.AbsoluteUri;
        }

        var parts = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        var isSigned = parts.Any(part => Signature().IsMatch(NameOf(part)));
        var query = parts.Where(part => !SecretName().IsMatch(NameOf(part)) && !(isSigned && SignatureDetail().IsMatch(NameOf(part))));
        var builder = new UriBuilder(url) { UserName = "", Password = "", Fragment = "", Query = string.Join('&', query) };
        return builder.Uri.AbsoluteUri;
    }

    private static string NameOf(string part) => Uri.UnescapeDataString(part.Split('=')[0]);

    [GeneratedRegex("^(sig|signature|X-Amz-.+|X-Goog-.+|[A-Za-z_-]*token|api[_-]?key|password|passwd|pwd|secret|client[_-]secret|jwt|sas)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    [GeneratedRegex("^(sig|signature)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    // What surrounds the signature of Azure Storage, CloudFront and older S3 and Google addresses: of no use without it.
    [GeneratedRegex("^(se|sp|sv|sr|st|ss|srt|spr|sip|sk[a-z]+|Expires|Policy|Key-Pair-Id|AWSAccessKeyId|GoogleAccessId)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SignatureDetail();

    [GeneratedRegex("(?<=[?&;\\s\"'(]|^)(sig|signature|X-Amz-[A-Za-z-]+|X-Goog-[A-Za-z-]+|[A-Za-z_-]*token|api[_-]?key|password|passwd|pwd|secret|client[_-]secret)=[^&\\s\"')]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretParameter();

    [GeneratedRegex("://[^/@\\s\"']+@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    [GeneratedRegex("\\b(Bearer|Basic|PRIVATE-TOKEN:?)\\s+[A-Za-z0-9._~+/=-]{8,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SchemeAndToken();
}
