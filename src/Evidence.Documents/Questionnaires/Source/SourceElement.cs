namespace Evidence.Documents.Questionnaires.Source;

/// <summary>An element of an XML part together with the place of its markup in the part's text.</summary>
internal sealed class SourceElement
{
    private static readonly List<SourceElement> _none = [];

    private List<SourceElement>? _children;

    public SourceElement(SourceElement? parent, string prefix, string name, int start, SourceAttribute[] attributes)
    {
        (Parent, Prefix, Name, Start, Attributes) = (parent, prefix, name, start, attributes);
        if (parent is not null)
        {
            (parent._children ??= []).Add(this);
        }
    }

    /// <summary>The element around it; null for the root.</summary>
    public SourceElement? Parent { get; }

    /// <summary>Namespace prefix as written; empty: none.</summary>
    public string Prefix { get; }

    /// <summary>Local name.</summary>
    public string Name { get; }

    /// <summary>Attributes, in order; namespace declarations are left out.</summary>
    public SourceAttribute[] Attributes { get; }

    /// <summary>Child elements, in order.</summary>
    public List<SourceElement> Children => _children ?? _none;

    /// <summary>Text directly inside an element without child elements, decoded.</summary>
    public string Text { get; set; } = "";

    /// <summary>Offset of the start tag's <c>&lt;</c>.</summary>
    public int Start { get; }

    /// <summary>Offset behind the start tag.</summary>
    public int ContentStart { get; set; }

    /// <summary>Offset of the end tag; the same as <see cref="End"/> where the element is written <c>&lt;a/&gt;</c>.</summary>
    public int ContentEnd { get; set; }

    /// <summary>Offset behind the whole element.</summary>
    public int End { get; set; }

    /// <summary>True: written as <c>&lt;a/&gt;</c>.</summary>
    public bool IsSelfClosing => ContentEnd == End;

    /// <summary>The value of an attribute by its local name; null: not there.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var attribute in Attributes)
            {
                if (attribute.Name == name)
                {
                    return attribute.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The first child of that name; null: none.</summary>
    public SourceElement? Child(string name)
    {
        foreach (var child in Children)
        {
            if (child.Name == name)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>The first descendant along a path of child names; null: none.</summary>
    public SourceElement? Child(string name, params ReadOnlySpan<string> rest)
    {
        var found = Child(name);
        foreach (var next in rest)
        {
            found = found?.Child(next);
        }

        return found;
    }

    /// <summary>All descendants of that name, in document order.</summary>
    public IEnumerable<SourceElement> Descendants(string name)
    {
        foreach (var child in Children)
        {
            if (child.Name == name)
            {
                yield return child;
            }

            foreach (var deeper in child.Descendants(name))
            {
                yield return deeper;
            }
        }
    }

    /// <summary>A tag name with this element's own prefix, for markup that is put beside it.</summary>
    public string Tag(string name) => Prefix.Length == 0 ? name : Prefix + ":" + name;
}
