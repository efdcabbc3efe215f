using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Evidence.Testing;

namespace Evidence.Connectors.WeightsAndBiases;

/// <summary>Holds every query against the schema the service publishes: fields, arguments and the types of variables.</summary>
public sealed partial class WandBQueriesTests
{
    [CorpusFact]
    public void Queries_AreValidForThePublishedSchema()
    {
        var schema = new Schema(Corpus.Path("api", "wandb", "weights-and-biases-introspection.json"));
        var queries = typeof(WandBQueries).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!).ToList();

        Assert.True(queries.Count > 10);
        Assert.All(queries, query => Assert.Empty(schema.Check(query)));
    }

    [CorpusFact]
    public void Check_OfAWrongQuery_FindsWhatIsWrong()
    {
        var schema = new Schema(Corpus.Path("api", "wandb", "weights-and-biases-introspection.json"));

        Assert.Equal(
            ["Project has no field 'runz'", "Query.project has no argument 'nam'"],
            schema.Check("query Q($p: String) { project(nam: $p) { id runz { id } } }").Order());
    }

    private sealed partial class Schema
    {
        private readonly Dictionary<string, JsonElement> _types;
        private Queue<string> _tokens = [];
        private List<string> _problems = [];

        public Schema(string path)
        {
            var root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
            var schema = (root.TryGetProperty("data", out var data) ? data : root).GetProperty("__schema");
            _types = schema.GetProperty("types").EnumerateArray().ToDictionary(type => type.GetProperty("name").GetString()!);
        }

        public List<string> Check(string query)
        {
            _problems = [];
            _tokens = new(Token().Matches(query).Select(match => match.Value));
            while (_tokens.Peek() != "{")
            {
                _tokens.Dequeue();
            }

            Selection("Query");
            return _problems;
        }

        private void Selection(string type)
        {
            Take("{");
            while (_tokens.Peek() != "}")
            {
                Field(type);
            }

            Take("}");
        }

        private void Field(string type)
        {
            var name = _tokens.Dequeue();
            if (name == "...")
            {
                Take("on");
                Selection(_tokens.Dequeue());
                return;
            }

            if (_tokens.Peek() == ":")
            {
                Take(":");
                name = _tokens.Dequeue();
            }

            var field = name == "__typename" ? (JsonElement?)null : Find(type, name);
            Arguments(type, name, field);
            if (_tokens.Peek() == "{")
            {
                Selection(field is { } known ? NameOf(known.GetProperty("type")) : "");
            }
        }

        private JsonElement? Find(string type, string name)
        {
            if (!_types.TryGetValue(type, out var owner))
            {
                return null;
            }

            foreach (var field in owner.GetProperty("fields").EnumerateArray())
            {
                if (field.GetProperty("name").GetString() == name)
                {
                    return field;
                }
            }

            _problems.Add($"{type} has no field '{name}'");
            return null;
        }

        private void Arguments(string type, string name, JsonElement? field)
        {
            if (_tokens.Peek() != "(")
            {
                return;
            }

            Take("(");
            while (_tokens.Peek() != ")")
            {
                var argument = _tokens.Dequeue();
                Take(":");
                _tokens.Dequeue();
                if (field is { } known && !known.GetProperty("args").EnumerateArray().Any(found => found.GetProperty("name").GetString() == argument))
                {
                    _problems.Add($"{type}.{name} has no argument '{argument}'");
                }
            }

            Take(")");
        }

        private void Take(string token) => Assert.Equal(token, _tokens.Dequeue());

        private static string NameOf(JsonElement type) =>
            type.GetProperty("name").GetString() is { } name ? name : NameOf(type.GetProperty("ofType"));

        [GeneratedRegex("""\.\.\.|"[^"]*"|\$?\w+!?|[{}():]""")]
        private static partial Regex Token();
    }
}
