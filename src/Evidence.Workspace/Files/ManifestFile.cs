using Evidence.Notifications;
using Evidence.Releases;
using Evidence.Workspace.Yaml;
using Evidence.Workspaces;

namespace Evidence.Workspace.Files;

/// <summary>evidence.yaml.</summary>
internal sealed record ManifestFile(
    string Name,
    IReadOnlyList<Product> Products,
    IReadOnlyList<SourceDefinition> Sources,
    IReadOnlyList<string> Frameworks,
    StorageSettings Storage,
    SigningSettings Signing,
    IReadOnlyList<DeliverySettings> Delivery,
    IReadOnlyList<Person> People)
{
    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];

    public GraphSettings Graph { get; init; } = GraphSettings.None;

    public DraftingSettings Drafting { get; init; } = DraftingSettings.None;

    public IReadOnlyList<WatchedFolder> WatchedFolders { get; init; } = [];

    public static ManifestFile Empty { get; } = new("", [], [], [], new(), new(), [], []);

    public static ManifestFile Read(YamlMap file, string root)
    {
        var manifest = new ManifestFile(
            file.Text("name", "the name of your organisation or programme"),
            [.. file.Maps("products").Select(ReadProduct)],
            [.. file.Maps("sources").Select(map => ReadSource(map, root))],
            file.Texts("frameworks"),
            file.Map("storage") is { } storage ? ReadStorage(storage) : new(),
            file.Map("signing") is { } signing ? ReadSigning(signing) : new(),
            [.. file.Maps("delivery").Select(DeliveryEntry.Read)],
            [.. file.Maps("people").Select(ReadPerson)]);
        string[] products = [.. manifest.Products.Select(product => product.Id)];
        manifest = manifest with
        {
            Subscriptions = [.. file.Maps("notifications").Select(map => SubscriptionEntry.Read(map, manifest.Delivery, products))],
            Graph = file.Map("graph") is { } graph ? GraphEntry.Read(graph) : GraphSettings.None,
            Drafting = file.Map("drafting") is { } drafting ? DraftingEntry.Read(drafting) : DraftingSettings.None,
            WatchedFolders = [.. file.Maps("watched-folders").Select(map => GraphEntry.ReadFolder(map, products))],
        };
        CheckUnique(file, "products", manifest.Products.Select(product => product.Id));
        CheckUnique(file, "sources", manifest.Sources.Select(source => source.Id));
        CheckUnique(file, "delivery", manifest.Delivery.Select(delivery => delivery.Id));
        CheckUnique(file, "notifications", manifest.Subscriptions.Select(subscription => subscription.Id));
        CheckUnique(file, "watched-folders", manifest.WatchedFolders.Select(folder => folder.Id));
        file.Finish();
        return manifest;
    }

    private static Product ReadProduct(YamlMap map)
    {
        var id = map.Text("id", "lower-case words joined by hyphens");
        var product = new Product(id, map.OptionalText("name") ?? id, map.OptionalText("description"), map.OptionalText("owner"), map.Texts("aliases"));
        map.Finish();
        return product;
    }

    private static SourceDefinition ReadSource(YamlMap map, string root)
    {
        var id = map.Text("id", "a name unique among sources");
        var type = map.Text("type", "a connector type, for instance folder or mlflow");
        var secrets = map.Pairs("secrets");
        return new SourceDefinition(id, type, map.RemainingPairs(), secrets, (int)map.Line, root);
    }

    private static StorageSettings ReadStorage(YamlMap map)
    {
        var settings = new StorageSettings(
            Words.OneOf(map, "type", "embedded", ["embedded", "azure"]),
            map.OptionalText("path") ?? ".evidence",
            map.OptionalText("account"));
        if (settings is { Type: "azure", Account: null })
        {
            map.Problem("storage 'azure' has no 'account'", "the name of the storage account");
        }

        map.Finish();
        return settings;
    }

    private static SigningSettings ReadSigning(YamlMap map)
    {
        var settings = new SigningSettings(
            Words.OneOf(map, "type", "local", ["local", "key-vault"]),
            map.OptionalText("key-file") ?? "signing-key.pem",
            map.OptionalText("key-id"))
        {
            Timestamp = map.Map("timestamp") is { } timestamp ? TimestampEntry.Read(timestamp) : null,
        };
        if (settings is { Type: "key-vault", KeyId: null })
        {
            map.Problem("signing 'key-vault' has no 'key-id'", "the URL of the key: https://<vault>.vault.azure.net/keys/<name>[/<version>]");
        }

        map.Finish();
        return settings;
    }

    private static Person ReadPerson(YamlMap map)
    {
        var group = map.OptionalText("group");
        if (group is not null && map.Has("id"))
        {
            map.Problem("an entry names a person or a group, not both", "id: for a person, group: for a group of the directory", "group");
        }

        var person = new Person(group ?? map.Text("id", "the name or address they sign in with, or group: for a group of the directory"), map.Texts("roles"))
        {
            IsGroup = group is not null,
            Teams = map.OptionalText("teams"),
        };
        map.Finish();
        return person;
    }

    private static void CheckUnique(YamlMap file, string name, IEnumerable<string> ids)
    {
        foreach (var twice in ids.Where(id => id.Length > 0).GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            file.Problem($"'{twice.Key}' stands {twice.Count()} times under '{name}'", "each id once", name);
        }
    }
}
