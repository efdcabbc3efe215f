using Evidence.Answers;
using Evidence.Controls;
using Evidence.Facts;
using Evidence.Workspace.Files;

namespace Evidence.Workspace.Cache;

/// <summary>A file with a framework, metrics or concepts.</summary>
internal sealed class DataForm : ICachedForm<DataFile>
{
    public string Name => "data/1";

    public void Write(PooledWriter writer, DataFile value)
    {
        writer.Flag(value.Framework is not null);
        if (value.Framework is { } framework)
        {
            WriteFramework(writer, framework);
        }

        writer.List(value.Metrics, metric => WriteMetric(writer, metric));
        writer.List(value.Concepts, concept =>
        {
            writer.Text(concept.Id);
            writer.List(concept.Terms, writer.Text);
            writer.List(concept.Related, writer.Text);
        });
    }

    public DataFile Read(PooledReader reader) => new(
        reader.Flag() ? ReadFramework(reader) : null,
        reader.List(() => ReadMetric(reader)),
        reader.List(() => new Concept(reader.Text(), reader.List(reader.Text), reader.List(reader.Text))));

    private static void WriteFramework(PooledWriter writer, Framework framework)
    {
        writer.Text(framework.Id);
        writer.Text(framework.Title);
        writer.Text(framework.Version);
        writer.Text(framework.Publisher);
        writer.Text(framework.Source);
        writer.Flag(framework.IsGuidance);
        writer.List(framework.Groups, group =>
        {
            writer.Shared(group.Id);
            writer.Text(group.Title);
            writer.Shared(group.Parent);
        });
        writer.List(framework.Controls, control =>
        {
            writer.Text(control.Id);
            writer.Text(control.Title);
            writer.Shared(control.Group);
            writer.Shared(control.Source);
            writer.OptionalText(control.Expectation);
        });
    }

    private static Framework ReadFramework(PooledReader reader) => new(
        reader.Text(),
        reader.Text(),
        reader.Text(),
        reader.Text(),
        reader.Text(),
        reader.Flag(),
        reader.List(() => new ControlGroup(reader.Shared()!, reader.Text(), reader.Shared())),
        reader.List(() => new Control(reader.Text(), reader.Text(), reader.Shared()!, reader.Shared()!, reader.OptionalText())));

    private static void WriteMetric(PooledWriter writer, MetricDefinition metric)
    {
        writer.Text(metric.Id);
        writer.Text(metric.Title);
        writer.Shared(metric.Unit);
        writer.Whole((int)metric.Direction);
        writer.Flag(metric.IsRate);
        writer.Text(metric.Meaning);
        writer.Text(metric.Source);
        writer.List(metric.Aliases, writer.Text);
    }

    private static MetricDefinition ReadMetric(PooledReader reader) => new(
        reader.Text(), reader.Text(), reader.Shared()!, (MetricDirection)reader.Whole(), reader.Flag(), reader.Text(), reader.Text(), reader.List(reader.Text));
}
