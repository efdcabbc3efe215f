using System.Globalization;
using System.Text.Json;
using Evidence.Artifacts;
using Evidence.Facts;
using Evidence.Ports;
using Evidence.Readers.Content;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Evidence.Readers.Tracking;

/// <summary>The <c>MLmodel</c> file of a stored MLflow model: the ways it can be loaded, its signature, the run it came from (https://mlflow.org/docs/latest/ml/model/).</summary>
internal sealed class MlmodelReader(ReaderTools tools) : TextArtifactReader(tools)
{
    public override string Id => "mlmodel";

    protected override string Format => "MLmodel file";

    protected override string? Kind => ArtifactKinds.TrainingRun;

    protected override Recognition Recognise(string head, ArtifactHead about) =>
        (head.StartsWith("flavors:", StringComparison.Ordinal) || head.Contains("\nflavors:", StringComparison.Ordinal))
        && (head.Contains("mlflow_version:", StringComparison.Ordinal) || head.Contains("loader_module:", StringComparison.Ordinal) || head.Contains("model_uuid:", StringComparison.Ordinal) || head.Contains("artifact_path:", StringComparison.Ordinal))
            ? Recognition.Certain
            : Recognition.None;

    protected override string? Read(string text, FactSheet sheet)
    {
        YamlMappingNode root;
        try
        {
            var stream = new YamlStream();
            using var source = new StringReader(text);
            stream.Load(source);
            if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode mapping)
            {
                return "it is not a mapping of fields.";
            }

            root = mapping;
        }
        catch (YamlException broken)
        {
            return $"the YAML is damaged at line {broken.Start.Line}.";
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            return "the YAML is damaged.";
        }

        Write(root, sheet);
        return sheet.IsEmpty ? "it states no way to load the model." : null;
    }

    private static void Write(YamlMappingNode root, FactSheet sheet)
    {
        var run = Text(Child(root, "run_id"));
        sheet.Tool = Text(Child(root, "mlflow_version")) is { } version ? $"MLflow {version}" : "MLflow";
        sheet.MeasuredAt = Times.Read(Text(Child(root, "utc_time_created")));
        foreach (var (name, flavor) in Pairs(Child(root, "flavors")).Where(pair => Text(pair.Key) is not null))
        {
            var library = Pairs(flavor).Where(pair => Text(pair.Key)?.EndsWith("_version", StringComparison.Ordinal) == true).Select(pair => $"{Text(pair.Key)}={Text(pair.Value)}").FirstOrDefault();
            sheet.AddText("model.flavor", Line(name), Text(name)!, About.With(("run", run), ("library", library), (FactAttributes.Id, Text(Child(root, "model_uuid")))));
        }

        if (Child(Child(root, "signature"), "inputs") is { } inputs && Count(Text(inputs)) is { } count)
        {
            sheet.Add("model.inputs", Line(inputs), count, About.With(("run", run)));
        }
    }

    // The signature is JSON in a text: one element an input.
    private static int? Count(string? json)
    {
        try
        {
            using var inputs = JsonDocument.Parse(json ?? "");
            return inputs.RootElement.ValueKind == JsonValueKind.Array ? inputs.RootElement.GetArrayLength() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Pairs(YamlNode? node) => node is YamlMappingNode mapping ? mapping.Children : [];

    private static YamlNode? Child(YamlNode? node, string name) => node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;

    private static string? Text(YamlNode? node) => node is YamlScalarNode { Value: { Length: > 0 } text } && text != "null" ? text : null;

    private static string Line(YamlNode node) => string.Create(CultureInfo.InvariantCulture, $"line {node.Start.Line}");
}
