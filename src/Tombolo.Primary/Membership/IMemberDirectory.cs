using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Primary.Membership;

/// <summary>The members there are, read from the Cluster informer.</summary>
public interface IMemberDirectory
{
    /// <summary>True once the Clusters have been listed; before that nobody may be called unknown.</summary>
    bool HasSynced { get; }

    bool TryGetById(string clusterId, [MaybeNullWhen(false)] out Member member);

    bool TryGetByName(string name, [MaybeNullWhen(false)] out Member member);

    IReadOnlyCollection<Member> List();
}
