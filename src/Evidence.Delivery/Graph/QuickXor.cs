namespace Evidence.Delivery.Graph;

/// <summary>
/// QuickXorHash, the hash OneDrive for Business and SharePoint keep of every file (https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash): each byte is
/// shifted 11 bits further than the one before within 160 bits, the length goes into the last 8 bytes. It tells whether bytes are the same, not who wrote them.
/// </summary>
internal sealed class QuickXor
{
    private const int Width = 160;
    private const int Step = 11;
    private readonly byte[] _cells = new byte[Width / 8];
    private int _position;
    private long _length;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            var cell = _position / 8;
            var shift = _position % 8;
            _cells[cell] ^= (byte)(value << shift);
            if (shift > 0)
            {
                _cells[(cell + 1) % _cells.Length] ^= (byte)(value >> (8 - shift));
            }

            _position = (_position + Step) % Width;
        }

        _length += bytes.Length;
    }

    /// <summary>The hash in base 64, as Graph gives it.</summary>
    public string Finish()
    {
        var hash = (byte[])_cells.Clone();
        var length = BitConverter.GetBytes(_length);
        for (var i = 0; i < length.Length; i++)
        {
            hash[hash.Length - length.Length + i] ^= length[i];
        }

        return Convert.ToBase64String(hash);
    }
}
