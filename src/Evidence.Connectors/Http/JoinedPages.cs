using System.Text;

namespace Evidence.Connectors.Http;

/// <summary>Puts the pages of a listing together as one document in the form of a page.</summary>
internal static class JoinedPages
{
    /// <summary>Reads a listing to its end. Each item is byte for byte as it came.</summary>
    /// <param name="client">Asks.</param>
    /// <param name="paged">The listing.</param>
    /// <param name="member">Name of the member that holds the items.</param>
    /// <param name="countMember">Name of the member that holds their number.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="SourceFaultException">It could not be read to its end.</exception>
    public static async Task<byte[]> ReadAsync(SourceClient client, PagedRequest paged, string member, string countMember, CancellationToken cancellationToken)
    {
        using var joined = new MemoryStream();
        var count = 0L;
        joined.Write(Encoding.UTF8.GetBytes($"{{\"{member}\":["));
        await foreach (var page in client.ReadPagesAsync(paged, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
            {
                joined.Write(count++ == 0 ? ""u8 : ","u8);
                joined.Write(item.RawBytes());
            }
        }

        joined.Write(Encoding.UTF8.GetBytes($"],\"{countMember}\":{count}}}"));
        return joined.ToArray();
    }
}
