namespace Tombolo.Kubernetes.Tests.Fakes;

/// <summary>A path of the Kubernetes API, taken apart.</summary>
internal sealed record FakePath(string Root, string? Namespace, string Plural, string? Name, string? Subresource)
{
    public static FakePath Parse(string path)
    {
        var parts = path.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToArray();
        var (root, rest) = parts[0] == "api" ? (string.Join('/', parts[..2]), parts[2..]) : (string.Join('/', parts[..3]), parts[3..]);
        var @namespace = rest[0] == "namespaces" && rest.Length > 2 ? rest[1] : null;
        rest = @namespace is null ? rest : rest[2..];
        return new(root, @namespace, rest[0], rest.ElementAtOrDefault(1), rest.ElementAtOrDefault(2));
    }

    public string ApiVersion => Root.Split('/', 2)[1];

    /// <summary>Whether this collection holds that object.</summary>
    public bool Contains(FakePath other) => Root == other.Root && Plural == other.Plural && (Namespace is null || Namespace == other.Namespace);
}
