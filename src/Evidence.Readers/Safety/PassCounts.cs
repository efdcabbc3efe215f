namespace Evidence.Readers.Safety;

/// <summary>Pass counts by name, in the order in which the names appear.</summary>
internal sealed class PassCounts
{
    private readonly Dictionary<string, PassCount> _byName = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public int Size => _order.Count;

    public IEnumerable<(string Name, PassCount Count)> All => _order.Select(name => (name, _byName[name]));

    public PassCount Of(string name)
    {
        if (!_byName.TryGetValue(name, out var count))
        {
            _byName[name] = count = new();
            _order.Add(name);
        }

        return count;
    }
}
