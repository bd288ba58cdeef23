using System.Diagnostics.CodeAnalysis;
using Tombolo.Primary.Membership;

namespace Tombolo.Primary.Tests.Distributions;

/// <summary>The members of a test's fleet.</summary>
internal sealed class FixedMembers(Fleet fleet) : IMemberDirectory
{
    public bool HasSynced => true;

    public bool TryGetById(string clusterId, [MaybeNullWhen(false)] out Member member)
    {
        member = fleet.Members.FirstOrDefault(found => found.Id == clusterId);
        return member is not null;
    }

    public bool TryGetByName(string name, [MaybeNullWhen(false)] out Member member) => fleet.TryGetMember(name, out member);

    public IReadOnlyCollection<Member> List() => [.. fleet.Members];
}
