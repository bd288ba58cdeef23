using System.Text.Json.Nodes;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>
/// A set of fields of an object, as a tree. A field being in the set and fields below it being in the set are two different things.
/// The operations leave their operands as they are.
/// </summary>
internal sealed class FieldSet
{
    private readonly SortedList<PathElement, FieldSetNode> _nodes;

    public FieldSet()
        : this(new SortedList<PathElement, FieldSetNode>(PathElement.Order))
    {
    }

    private FieldSet(SortedList<PathElement, FieldSetNode> nodes) => _nodes = nodes;

    public bool IsEmpty => _nodes.Count == 0;

    /// <summary>Reads <c>fieldsV1</c>; what it does not understand is left out.</summary>
    public static FieldSet Parse(JsonObject fields)
    {
        var set = new FieldSet();
        foreach (var (key, value) in fields)
        {
            if (key == "." || PathElement.Parse(key) is not { } element)
            {
                continue;
            }

            var below = value as JsonObject ?? [];
            var children = Parse(below);
            set._nodes[element] = new FieldSetNode(children.IsEmpty || below.ContainsKey("."), children);
        }

        return set;
    }

    /// <summary>As <c>fieldsV1</c>.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (element, node) in _nodes)
        {
            var below = new JsonObject();
            if (node.IsMember && !node.Children.IsEmpty)
            {
                below["."] = new JsonObject();
            }

            foreach (var (key, value) in node.Children.ToJson().ToArray())
            {
                value!.Parent!.AsObject().Remove(key);
                below[key] = value;
            }

            json[element.Serialize()] = below;
        }

        return json;
    }

    /// <summary>Adds a field; the fields above it are not added. The whole object (an empty path) is no field.</summary>
    public void Insert(ReadOnlySpan<PathElement> path)
    {
        if (path.Length == 0)
        {
            return;
        }

        _nodes.TryGetValue(path[0], out var node);
        node ??= new FieldSetNode(false, new FieldSet());
        if (path.Length == 1)
        {
            _nodes[path[0]] = node with { IsMember = true };
            return;
        }

        _nodes[path[0]] = node;
        node.Children.Insert(path[1..]);
    }

    public bool Has(PathElement element) => _nodes.TryGetValue(element, out var node) && node.IsMember;

    public bool Has(ReadOnlySpan<PathElement> path) =>
        path.Length switch
        {
            0 => false,
            1 => Has(path[0]),
            _ => _nodes.TryGetValue(path[0], out var node) && node.Children.Has(path[1..]),
        };

    /// <summary>What is below <paramref name="element"/>.</summary>
    public FieldSet Below(PathElement element) => _nodes.TryGetValue(element, out var node) ? node.Children : new FieldSet();

    public FieldSet Union(FieldSet other)
    {
        var result = Copy();
        foreach (var (element, node) in other._nodes)
        {
            result.Add(element, _nodes.TryGetValue(element, out var own)
                ? new FieldSetNode(own.IsMember || node.IsMember, own.Children.Union(node.Children))
                : node);
        }

        return result;
    }

    public FieldSet Intersection(FieldSet other)
    {
        var result = new FieldSet();
        foreach (var (element, node) in _nodes)
        {
            if (other._nodes.TryGetValue(element, out var theirs))
            {
                result.Add(element, new FieldSetNode(node.IsMember && theirs.IsMember, node.Children.Intersection(theirs.Children)));
            }
        }

        return result;
    }

    /// <summary>The fields that are not in <paramref name="other"/>; fields below those of the other stay.</summary>
    public FieldSet Difference(FieldSet other)
    {
        var result = new FieldSet();
        foreach (var (element, node) in _nodes)
        {
            result.Add(element, other._nodes.TryGetValue(element, out var theirs)
                ? new FieldSetNode(node.IsMember && !theirs.IsMember, node.Children.Difference(theirs.Children))
                : node);
        }

        return result;
    }

    /// <summary>The fields that are neither in <paramref name="other"/> nor below a field of it.</summary>
    public FieldSet RecursiveDifference(FieldSet other)
    {
        var result = new FieldSet();
        foreach (var (element, node) in _nodes)
        {
            if (!other._nodes.TryGetValue(element, out var theirs))
            {
                result.Add(element, node);
            }
            else if (!theirs.IsMember)
            {
                result.Add(element, node with { Children = node.Children.RecursiveDifference(theirs.Children) });
            }
        }

        return result;
    }

    /// <summary>What the set holds at the top: each element, whether it is a field of the set, and the fields below it.</summary>
    public IEnumerable<KeyValuePair<PathElement, FieldSetNode>> Nodes() => _nodes;

    /// <summary>The set with what <paramref name="keep"/> accepts at the top, and all below it.</summary>
    public FieldSet Where(Func<PathElement, bool> keep)
    {
        var result = new FieldSet();
        foreach (var (element, node) in _nodes)
        {
            if (keep(element))
            {
                result.Add(element, node);
            }
        }

        return result;
    }

    /// <summary>
    /// The set with the named fields of <paramref name="type"/> that are above its fields: <c>spec.a</c> owns <c>spec</c> too, but not the key of a map.
    /// </summary>
    public FieldSet WithNamedParents(MergeType type)
    {
        var result = new FieldSet();
        foreach (var (element, node) in _nodes)
        {
            var named = !node.Children.IsEmpty && element.Kind == PathElementKind.Field && type.Fields.ContainsKey(element.Name);
            result.Add(element, new FieldSetNode(node.IsMember || named, node.Children.WithNamedParents(type.TypeOf(element))));
        }

        return result;
    }

    /// <summary>All fields in order.</summary>
    public IEnumerable<PathElement[]> Paths()
    {
        foreach (var (element, node) in _nodes)
        {
            if (node.IsMember)
            {
                yield return [element];
            }

            foreach (var path in node.Children.Paths())
            {
                yield return [element, .. path];
            }
        }
    }

    private FieldSet Copy() => new(new SortedList<PathElement, FieldSetNode>(_nodes, PathElement.Order));

    private void Add(PathElement element, FieldSetNode node)
    {
        if (node.IsMember || !node.Children.IsEmpty)
        {
            _nodes[element] = node;
        }
    }
}
