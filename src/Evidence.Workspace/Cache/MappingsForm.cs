using Evidence.Controls;
using Evidence.Releases;

namespace Evidence.Workspace.Cache;

/// <summary>A file of mappings.</summary>
internal sealed class MappingsForm : ICachedForm<IReadOnlyList<ControlMapping>>
{
    public string Name => "mappings/1";

    public void Write(PooledWriter writer, IReadOnlyList<ControlMapping> value) => writer.List(value, mapping => WriteOne(writer, mapping));

    public IReadOnlyList<ControlMapping> Read(PooledReader reader) => reader.List(() => ReadOne(reader));

    private static void WriteOne(PooledWriter writer, ControlMapping mapping)
    {
        writer.Text(mapping.Id);
        writer.Shared(mapping.Kind);
        writer.Flag(mapping.When is not null);
        if (mapping.When is { } condition)
        {
            WriteCondition(writer, condition);
        }

        writer.List(mapping.Controls, control =>
        {
            writer.Shared(control.Framework);
            writer.Shared(control.Id);
        });
        writer.Whole((int)mapping.Strength);
        writer.Text(mapping.Expects);
        writer.Duration(mapping.FreshFor);
        writer.List(mapping.Tiers, tier => writer.Whole((int)tier));
    }

    private static ControlMapping ReadOne(PooledReader reader) => new(
        reader.Text(),
        reader.Shared()!,
        reader.Flag() ? ReadCondition(reader) : null,
        reader.List(() => new ControlRef(reader.Shared()!, reader.Shared()!)),
        (MappingStrength)reader.Whole(),
        reader.Text(),
        reader.Duration(),
        reader.List(() => (RiskTier)reader.Whole()));

    private static void WriteCondition(PooledWriter writer, FactCondition condition)
    {
        writer.Shared(condition.Metric);
        writer.Flag(condition.HasSlices);
        writer.Number(condition.AtLeast);
        writer.Number(condition.AtMost);
        writer.OptionalText(condition.Is);
        writer.Flag(condition.Attributes is not null);
        if (condition.Attributes is { } attributes)
        {
            writer.List([.. attributes], pair =>
            {
                writer.Shared(pair.Key);
                writer.Shared(pair.Value);
            });
        }
    }

    private static FactCondition ReadCondition(PooledReader reader) => new(
        reader.Shared()!, reader.Flag(), reader.Number(), reader.Number(), reader.OptionalText(), reader.Flag() ? ReadAttributes(reader) : null);

    private static SortedDictionary<string, string> ReadAttributes(PooledReader reader)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in reader.List(() => (reader.Shared()!, reader.Shared()!)))
        {
            attributes.Add(name, value);
        }

        return attributes;
    }
}
