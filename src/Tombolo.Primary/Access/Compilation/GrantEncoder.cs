using System.Security.Cryptography;
using Tombolo.Api.Access;
using Tombolo.Api.Distributions;
using Tombolo.Api.Resources;
using Tombolo.Primary.Access.Definitions;
using Tombolo.Primary.Distributions;
using Tombolo.Protocol.Grants;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;

namespace Tombolo.Primary.Access.Compilation;

/// <summary>
/// Encodes a K10ClusterRoleBinding as the ClusterRoleBinding that its clusters are to hold (contract U8). It goes the way of every copy, with policies
/// that leave no choice: drift is put back, and what is no longer bound is deleted.
/// </summary>
/// <param name="primaryId">UID of <c>kube-system</c> of this primary.</param>
internal sealed class GrantEncoder(FleetKey fleetKey, string primaryId)
{
    public string KeyOf(string binding) => ItemKey.Of(KnownResources.ClusterRoleBinding, NameOf(binding)).ToString();

    /// <summary>The item for clusters other than the primary: people cross as <c>tombolo:&lt;primary id&gt;:&lt;name&gt;</c> (design section 8).</summary>
    public CompiledItem ForMembers(BindingDefinition binding, string clusterRole) =>
        Encode(binding, new Grant(clusterRole, [.. binding.Subjects.Select(subject => subject with { Name = MappedIdentity.Of(primaryId, subject.Name) })]));

    /// <summary>The item for the primary itself, where people are known by their own names.</summary>
    public CompiledItem ForPrimary(BindingDefinition binding, string clusterRole) =>
        Encode(binding, new Grant(clusterRole, binding.Subjects));

    private CompiledItem Encode(BindingDefinition binding, Grant grant)
    {
        var owner = BindingOwner.Of(binding.Name);
        ReadOnlyMemory<byte> payload = DesiredItemWriter.Write(new DesiredItem
        {
            ApiVersion = KnownResources.ClusterRoleBinding.ApiVersion,
            Kind = KnownResources.ClusterRoleBinding.Kind,
            Name = NameOf(binding.Name),
            Namespace = "",
            Distributions = [owner],
            SourceUid = binding.Uid,
            ConflictPolicy = ConflictPolicies.AdoptIfEqual,
            DriftPolicy = DriftPolicies.Revert,
            DeletionPolicy = DeletionPolicies.Delete,
            Manifest = GrantManifest.Write(grant),
        });
        return new CompiledItem(KeyOf(binding.Name), fleetKey.ComputeEtag(payload.Span), payload, SHA256.HashData(payload.Span), Sealed: false, [owner]);
    }

    private string NameOf(string binding) => TargetBindingName.Of(primaryId, binding);
}
