using Evidence.Controls;

namespace Evidence.Workspace.Cache;

/// <summary>A file with a crosswalk.</summary>
internal sealed class CrosswalkForm : ICachedForm<Crosswalk>
{
    public string Name => "crosswalk/1";

    public void Write(PooledWriter writer, Crosswalk value)
    {
        writer.Text(value.Id);
        writer.Text(value.From);
        writer.Text(value.To);
        writer.Text(value.Source);
        writer.List(value.Rows, row =>
        {
            writer.Shared(row.From);
            writer.Shared(row.To);
            writer.Whole((int)row.Relation);
            writer.Text(row.Reason);
        });
    }

    public Crosswalk Read(PooledReader reader) => new(
        reader.Text(),
        reader.Text(),
        reader.Text(),
        reader.Text(),
        reader.List(() => new CrosswalkRow(reader.Shared()!, reader.Shared()!, (CrosswalkRelation)reader.Whole(), reader.Text())));
}
