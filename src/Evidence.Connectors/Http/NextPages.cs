using System.Globalization;
using System.Text.RegularExpressions;

namespace Evidence.Connectors.Http;

/// <summary>The ways systems lead from page to page.</summary>
internal static partial class NextPages
{
    /// <summary>A token in the answer that goes into the query of the next request.</summary>
    public static NextPage Token(string member = "next_page_token", string parameter = "page_token") =>
        (reply, asked, _) => reply.Root.Text(member.Split('.')) is { } token ? asked.With(parameter, token) : null;

    /// <summary>A token in the answer that goes into the body of the next request.</summary>
    public static NextPage PostedToken(string member = "next_page_token", string parameter = "page_token") =>
        (reply, asked, _) => reply.Root.Text(member.Split('.')) is { } token ? asked.WithBody(parameter, token) : null;

    /// <summary><c>Link: &lt;...&gt;; rel="next"</c> (RFC 8288).</summary>
    public static NextPage Link() => (reply, asked, _) => FindLink(reply) is { } next ? asked with { Path = next, Query = [] } : null;

    /// <summary>A token in a header that goes into the query of the next request (Azure DevOps: <c>x-ms-continuationtoken</c>).</summary>
    public static NextPage Header(string header, string parameter) =>
        (reply, asked, _) => reply.Header(header) is { Length: > 0 } token ? asked.With(parameter, token) : null;

    /// <summary>A number of rows to skip. The last page is the one that is not full; where a total is known, it is the one that reaches it.</summary>
    /// <param name="parameter">Name of the parameter.</param>
    /// <param name="size">Rows asked for on a page.</param>
    /// <param name="total">The total an answer states; null: none.</param>
    public static NextPage Offset(string parameter, int size, Func<JsonReply, long?>? total = null) =>
        (reply, asked, count) =>
        {
            var from = asked.Query.FirstOrDefault(pair => pair.Key == parameter).Value is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
            var isLast = total?.Invoke(reply) is { } all ? count == 0 || from + count >= all : count < size;
            return isLast ? null : asked.With(parameter, (from + count).ToString(CultureInfo.InvariantCulture));
        };

    /// <summary>A Relay connection of GraphQL: <c>pageInfo { hasNextPage endCursor }</c>.</summary>
    /// <param name="connection">Path of the connection in the answer, joined by dots, for instance <c>data.project.runs</c>.</param>
    /// <param name="variable">The variable that takes the cursor.</param>
    public static NextPage Relay(string connection, string variable = "cursor") =>
        (reply, asked, _) =>
        {
            var page = reply.Root.Find([.. connection.Split('.'), "pageInfo"]);
            return page?.IsTrue("hasNextPage") == true && page.Value.Text("endCursor") is { } cursor ? asked.WithBody($"variables.{variable}", cursor) : null;
        };

    private static string? FindLink(JsonReply reply)
    {
        if (!reply.Headers.TryGetValues("Link", out var values))
        {
            return null;
        }

        foreach (Match link in LinkValue().Matches(string.Join(',', values)))
        {
            var parameters = link.Groups[2].Value.Replace("\"", "", StringComparison.Ordinal).Split(';', ',');
            if (parameters.Any(part => part.Trim().Equals("rel=next", StringComparison.OrdinalIgnoreCase)))
            {
                return new Uri(reply.Url, link.Groups[1].Value).AbsoluteUri;
            }
        }

        return null;
    }

    [GeneratedRegex("<([^>]*)>([^<]*)", RegexOptions.CultureInvariant)]
    private static partial Regex LinkValue();
}
