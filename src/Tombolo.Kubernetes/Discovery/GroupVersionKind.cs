namespace Tombolo.Kubernetes.Discovery;

/// <summary>A kind as objects name it.</summary>
/// <param name="Group">Empty for the core group.</param>
/// <param name="Version">Empty for the version that the server prefers.</param>
public readonly record struct GroupVersionKind(string Group, string Version, string Kind)
{
    /// <summary>From the <c>apiVersion</c> (<c>v1</c> or <c>group/version</c>) and <c>kind</c> of an object.</summary>
    public static GroupVersionKind Of(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new("", apiVersion, kind) : new(apiVersion[..slash], apiVersion[(slash + 1)..], kind);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var name = Group.Length == 0 ? Kind : $"{Kind}.{Group}";
        return Version.Length == 0 ? name : $"{name} {Version}";
    }
}
