namespace Tombolo.Api.Resources;

/// <summary>A resource as the Kubernetes API serves it: group, version, kind, the plural of its URL, and whether it is namespaced.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Plural">Lower-case plural, the path segment of the URL.</param>
public sealed record ResourceType(string Group, string Version, string Kind, string Plural, bool Namespaced)
{
    /// <summary>The <c>apiVersion</c> of an object: <c>v1</c> or <c>group/version</c>.</summary>
    public string ApiVersion { get; } = Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The name of the CustomResourceDefinition or of the API resource: <c>plural.group</c>, or <c>plural</c> in the core group.</summary>
    public string QualifiedName { get; } = Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <inheritdoc/>
    public override string ToString() => QualifiedName;
}
