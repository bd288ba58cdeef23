using Tombolo.Api.Names;
using Tombolo.Primary.Distributions.Sources;

namespace Tombolo.Primary.Distributions.References;

/// <summary>Finds what follows an object by itself: a Profile's Secret, a Policy's Profiles and PolicyPreset, a binding's Blueprint.</summary>
internal static class ReferenceFinder
{
    /// <summary>The global resources that an object of this layout needs; references into other namespaces are left to each cluster.</summary>
    public static IReadOnlyList<SourceKey> Find(SourceLayout layout)
    {
        if (layout.References.Count == 0)
        {
            return [];
        }

        var found = new List<SourceKey>();
        foreach (var reference in layout.References)
        {
            var key = new SourceKey(reference.Place.Target, reference.Name);
            if (reference.Place.Follows && reference.Name.Length > 0 && IsGlobal(reference) && !found.Contains(key))
            {
                found.Add(key);
            }
        }

        return found;
    }

    /// <summary>It means an object of <c>kasten-io-mc</c>.</summary>
    public static bool IsGlobal(FoundReference reference) =>
        reference.Namespace is null or "" or WellKnownNamespaces.MultiCluster;
}
