using Tombolo.Api.Resources;

namespace Tombolo.Api.Manifests;

/// <summary>One CustomResourceDefinition to install.</summary>
/// <param name="Resource">What it serves.</param>
/// <param name="Yaml">The whole object, ending with a line feed.</param>
public sealed record CrdManifest(ResourceType Resource, string Yaml)
{
    /// <summary>The name of the CustomResourceDefinition.</summary>
    public string Name => Resource.QualifiedName;

    /// <summary>Kasten or Kanister own it where they are installed: it is left as it is when it exists (design section 4, "Beside Kasten").</summary>
    public bool IsOnlyInstalledWhenAbsent => Resource.Group is KnownResources.ConfigGroup or KnownResources.KanisterGroup;
}
