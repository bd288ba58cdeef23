using System.Security.Cryptography;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Sources;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;

namespace Tombolo.Primary.Distributions.Compilation;

/// <summary>Encodes a source for the clusters of one K10 namespace.</summary>
/// <param name="fleetKey">The key of all etags; never leaves the primary.</param>
internal sealed class ItemEncoder(FleetKey fleetKey)
{
    public CompiledItem Encode(SourceObject source, string targetNamespace, ItemRules rules)
    {
        ReadOnlyMemory<byte> payload = DesiredItemWriter.Write(new DesiredItem
        {
            ApiVersion = source.Key.Type.ApiVersion,
            Kind = source.Key.Type.Kind,
            Name = source.Key.Name,
            Namespace = targetNamespace,
            Distributions = rules.Owners,
            SourceUid = source.Uid,
            ConflictPolicy = rules.Policies.Conflict,
            DriftPolicy = rules.Policies.Drift,
            DeletionPolicy = rules.Policies.Deletion,
            Paused = rules.IsPaused,
            ForceSync = rules.ForceSync,
            Manifest = CopyManifest.Write(source, targetNamespace),
        });
        var isSealed = source.Key.Type == KnownResources.Secret || source.Layout.HoldsCredential;
        return new CompiledItem(
            source.ItemKey, fleetKey.ComputeEtag(payload.Span), payload, SHA256.HashData(payload.Span), isSealed, rules.Owners);
    }

    /// <summary>HMAC of what travels of a source, whoever distributes it and wherever it goes.</summary>
    public string ContentTag(SourceObject source) =>
        fleetKey.ComputeEtag(CopyManifest.Write(source, WellKnownNamespaces.MultiCluster).Span);
}
