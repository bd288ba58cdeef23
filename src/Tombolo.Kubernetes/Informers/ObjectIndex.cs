using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.Informers;

/// <summary>One index of a store: from a value to the objects filed under it. Not safe for use by many at a time; the store is.</summary>
internal sealed class ObjectIndex<T>(Func<T, IEnumerable<string>> valuesOf)
{
    private readonly Dictionary<string, Dictionary<ResourceKey, T>> _byValue = new(StringComparer.Ordinal);
    private readonly Dictionary<ResourceKey, string[]> _valuesByKey = [];

    public IReadOnlyCollection<T> Find(string value) => _byValue.TryGetValue(value, out var found) ? [.. found.Values] : [];

    /// <summary>Files an object, in place of what was filed of it before.</summary>
    public void Set(ResourceKey key, T value)
    {
        // Asked first: a function that throws must leave the index as it was.
        string[] values = [.. valuesOf(value).Distinct(StringComparer.Ordinal)];
        Remove(key);
        if (values.Length == 0)
        {
            return;
        }

        _valuesByKey[key] = values;
        foreach (var each in values)
        {
            if (!_byValue.TryGetValue(each, out var objects))
            {
                _byValue[each] = objects = [];
            }

            objects[key] = value;
        }
    }

    public void Remove(ResourceKey key)
    {
        if (!_valuesByKey.Remove(key, out var values))
        {
            return;
        }

        foreach (var each in values)
        {
            var objects = _byValue[each];
            objects.Remove(key);
            if (objects.Count == 0)
            {
                _byValue.Remove(each);
            }
        }
    }
}
