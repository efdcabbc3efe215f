using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Evidence.Facts;

/// <summary>Finds the bytes a fact's pointer points to: JSON pointers (RFC 6901), <c>line 12</c>, and paths of XML elements (<c>/a/b[2]</c>).</summary>
public static class PointerRange
{
    /// <summary>The bytes; null where the content has nothing there, or the pointer is of another form.</summary>
    public static ByteRange? Find(ReadOnlySpan<byte> content, string pointer)
    {
        var start = content.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var range = pointer.StartsWith("line ", StringComparison.Ordinal) ? Line(content[start..], pointer[5..])
            : IsXml(content[start..]) ? XmlPathRange.Find(content[start..], pointer)
            : Json(content[start..], pointer);
        return range is { } found ? found with { Offset = found.Offset + start } : null;
    }

    private static bool IsXml(ReadOnlySpan<byte> content)
    {
        var at = content.IndexOfAnyExcept(" \t\r\n"u8);
        return at >= 0 && content[at] == (byte)'<';
    }

    private static ByteRange? Line(ReadOnlySpan<byte> content, string number)
    {
        if (!int.TryParse(number.Split([' ', ',', '-'])[0], NumberStyles.None, CultureInfo.InvariantCulture, out var line) || line < 1)
        {
            return null;
        }

        var offset = 0;
        for (var passed = 1; passed < line; passed++)
        {
            var end = content[offset..].IndexOf((byte)'\n');
            if (end < 0)
            {
                return null;
            }

            offset += end + 1;
        }

        var length = content[offset..].IndexOf((byte)'\n');
        length = length < 0 ? content.Length - offset : length;
        return new ByteRange(offset, length > 0 && content[offset + length - 1] == (byte)'\r' ? length - 1 : length);
    }

    private static ByteRange? Json(ReadOnlySpan<byte> content, string pointer)
    {
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(content, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            reader.Read();
            foreach (var step in pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
            {
                if (!Enter(ref reader, step))
                {
                    return null;
                }
            }

            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            return new ByteRange(start, (int)reader.BytesConsumed - start);
        }
        catch (JsonException)
        {
            // Not JSON up to there: nothing to point to.
            return null;
        }
    }

    // Leaves the reader on the value of the step.
    private static bool Enter(ref Utf8JsonReader reader, string step)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                if (index.ToString(CultureInfo.InvariantCulture) == step)
                {
                    return true;
                }

                reader.Skip();
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isStep = reader.ValueTextEquals(step);
                reader.Read();
                if (isStep)
                {
                    return true;
                }

                reader.Skip();
            }
        }

        return false;
    }
}
