using Azure.Data.Tables;

namespace Evidence.Storage.Azure;

/// <summary>
/// Bytes in the properties of a table entity. A property holds 64 KB: larger values are split over several; those of more than <see cref="Largest"/> are in a
/// blob that the entity names.
/// </summary>
internal static class EntityValue
{
    /// <summary>The most bytes kept in an entity. An entity may hold 1 MB; a page of a hundred is to fit in memory.</summary>
    public const int Largest = Parts * PartSize;

    /// <summary>Name of the property that names the blob.</summary>
    public const string Blob = "Blob";

    private const int Parts = 4;
    private const int PartSize = 60 * 1024;
    private static readonly string[] _names = [.. Enumerable.Range(0, Parts).Select(part => $"Json{part}")];

    public static void Write(TableEntity entity, ReadOnlyMemory<byte> value)
    {
        for (var part = 0; part * PartSize < value.Length; part++)
        {
            entity[_names[part]] = value.Slice(part * PartSize, Math.Min(PartSize, value.Length - (part * PartSize))).ToArray();
        }
    }

    public static byte[] Read(TableEntity entity) => _names.Select(entity.GetBinary).OfType<byte[]>().ToArray() switch
    {
        [] => [],
        [var whole] => whole,
        var parts => [.. parts.SelectMany(part => part)],
    };
}
