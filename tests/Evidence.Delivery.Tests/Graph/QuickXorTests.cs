using System.Text;
using Evidence.Delivery.Graph;

namespace Evidence.Delivery.Tests.Graph;

/// <summary>Against the definition: bit i of byte n is XORed into bit (11 n + i) mod 160, the length into the last 64 bits.</summary>
public sealed class QuickXorTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("The quick brown fox jumps over the lazy dog, and the dog does not mind.")]
    public void Hash_IsWhatTheDefinitionSays(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        Assert.Equal(Defined(bytes), Hash(bytes, bytes.Length + 1));
    }

    [Fact]
    public void Hash_OfParts_IsThatOfTheWhole()
    {
        var bytes = ADelivery.Bytes(5000);

        Assert.Equal(Defined(bytes), Hash(bytes, 7));
    }

    private static string Hash(byte[] bytes, int part)
    {
        var hash = new QuickXor();
        foreach (var piece in bytes.Chunk(part))
        {
            hash.Append(piece);
        }

        return hash.Finish();
    }

    private static string Defined(byte[] bytes)
    {
        var bits = new bool[160];
        for (var n = 0; n < bytes.Length; n++)
        {
            for (var i = 0; i < 8; i++)
            {
                bits[((11 * n) + i) % 160] ^= (bytes[n] >> i & 1) == 1;
            }
        }

        for (var i = 0; i < 64; i++)
        {
            bits[96 + i] ^= ((long)bytes.Length >> i & 1) == 1;
        }

        var hash = new byte[20];
        for (var i = 0; i < 160; i++)
        {
            hash[i / 8] |= (byte)(bits[i] ? 1 << (i % 8) : 0);
        }

        return Convert.ToBase64String(hash);
    }
}
