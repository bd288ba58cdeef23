using Tombolo.Api.Access;
using Tombolo.Api.Distributions;
using Tombolo.Api.Resources;
using Tombolo.Protocol.Grants;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Tests.Apply;

namespace Tombolo.Secondary.Tests.Access;

/// <summary>Grants as a primary compiles them.</summary>
internal static class GrantItem
{
    public static DesiredItem Of(string binding, string clusterRole = "k10-basic", params string[] users) =>
        Raw(binding, GrantManifest.Write(new Grant(clusterRole, [.. users.DefaultIfEmpty("alice").Select(user => new GrantSubject("User", MappedIdentity.Of(ApplyFixture.PrimaryId, user)))])));

    public static DesiredItem Raw(string binding, ReadOnlyMemory<byte> manifest) => new()
    {
        ApiVersion = KnownResources.ClusterRoleBinding.ApiVersion,
        Kind = KnownResources.ClusterRoleBinding.Kind,
        Name = NameOf(binding),
        Namespace = "",
        Distributions = [BindingOwner.Of(binding)],
        SourceUid = $"uid-of-{binding}",
        ConflictPolicy = ConflictPolicies.AdoptIfEqual,
        DriftPolicy = DriftPolicies.Revert,
        DeletionPolicy = DeletionPolicies.Delete,
        Manifest = manifest,
    };

    public static string NameOf(string binding) => TargetBindingName.Of(ApplyFixture.PrimaryId, binding);
}
