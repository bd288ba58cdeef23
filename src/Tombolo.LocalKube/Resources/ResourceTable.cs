namespace Tombolo.LocalKube.Resources;

/// <summary>What is served at one moment; immutable.</summary>
internal sealed class ResourceTable
{
    private readonly Dictionary<(string Group, string Version, string Plural), ResourceDefinition> _byPath;

    public ResourceTable(IReadOnlyList<ResourceDefinition> resources)
    {
        Resources = resources;
        _byPath = resources.ToDictionary(resource => (resource.Group, resource.Version, resource.Plural));
    }

    /// <summary>Every served version of every resource, built-in ones first.</summary>
    public IReadOnlyList<ResourceDefinition> Resources { get; }

    public ResourceDefinition? Find(string group, string version, string plural) => _byPath.GetValueOrDefault((group, version, plural));

    /// <summary>Any served version of a resource; the preferred one when there are several.</summary>
    public ResourceDefinition? Find(GroupResource resource)
    {
        foreach (var candidate in Resources)
        {
            if (candidate.GroupResource == resource)
            {
                return candidate;
            }
        }

        return null;
    }

    public ResourceDefinition? FindKind(string group, string version, string kind)
    {
        foreach (var candidate in Resources)
        {
            if (candidate.Kind == kind && candidate.Group == group && candidate.Version == version)
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Whether a version of a group holds built-in resources.</summary>
    public bool HasBuiltIn(string group, string version) => Resources.Any(resource => !resource.IsCustom && resource.Group == group && resource.Version == version);

    public bool HasGroupVersion(string group, string version) => Resources.Any(resource => resource.Group == group && resource.Version == version);
}
