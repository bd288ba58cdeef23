using Tombolo.Api.Resources;

namespace Tombolo.Protocol.Sets;

/// <summary>Names one item of a set: <c>group/version/kind/name</c>, the group empty for the core group.</summary>
public readonly record struct ItemKey(string Group, string Version, string Kind, string Name)
{
    public static ItemKey Of(ResourceType type, string name)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new ItemKey(type.Group, type.Version, type.Kind, name);
    }

    /// <summary>The key of an object with this <c>apiVersion</c>: <c>v1</c> or <c>group/version</c>.</summary>
    public static ItemKey Of(string apiVersion, string kind, string name)
    {
        ArgumentNullException.ThrowIfNull(apiVersion);
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new ItemKey("", apiVersion, kind, name) : new ItemKey(apiVersion[..slash], apiVersion[(slash + 1)..], kind, name);
    }

    /// <summary>Reads a key: four parts of printable ASCII without spaces, only the first of which may be empty.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ItemKey key)
    {
        key = default;
        if (text.Count('/') != 3 || text.ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        Span<Range> parts = stackalloc Range[4];
        text.Split(parts, '/');
        if (text[parts[1]].IsEmpty || text[parts[2]].IsEmpty || text[parts[3]].IsEmpty)
        {
            return false;
        }

        key = new ItemKey(text[parts[0]].ToString(), text[parts[1]].ToString(), text[parts[2]].ToString(), text[parts[3]].ToString());
        return true;
    }

    /// <summary>The key as it travels.</summary>
    public override string ToString() => $"{Group}/{Version}/{Kind}/{Name}";
}
