using System.Text.Json;
using Tombolo.Api.Distributions;
using Tombolo.Api.Payloads;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Access;
using Tombolo.Secondary.Apply.Comparing;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Apply.Copies;

/// <summary>Reads what the primary sent. It is authentic, but that is no reason to let a mistake there reach beyond the copies here.</summary>
internal static class WantedCopyReader
{
    /// <param name="key">Under which the item was sent.</param>
    /// <param name="k10Namespace">The only namespace that copies go to.</param>
    /// <param name="fault">Why there is no result: the cause and the repair.</param>
    public static WantedCopy? Read(ItemKey key, DesiredPayload payload, string origin, string k10Namespace, out string fault)
    {
        if (!DesiredItemReader.TryRead(payload.Payload, out var item))
        {
            fault = $"{key}: the primary sent something that is no item; compare the versions of both servers";
            return null;
        }

        fault = Check(key, item, k10Namespace) ?? "";
        return fault.Length > 0 ? null : Make(key, payload.Etag, item, origin);
    }

    private static WantedCopy Make(ItemKey key, string etag, DesiredItem item, string origin) => new()
    {
        Item = key,
        Etag = etag,
        Manifest = item.Manifest,
        Origin = origin,
        Owners = item.Distributions,
        SourceUid = item.SourceUid,
        Policies = new CopyPolicies
        {
            OnConflict = item.ConflictPolicy,
            OnDrift = item.DriftPolicy,
            Retain = item.DeletionPolicy == DeletionPolicies.Retain,
            Paused = item.Paused,
        },
    };

    private static string? Check(ItemKey key, DesiredItem item, string k10Namespace)
    {
        if (item.Key != key)
        {
            return $"{key}: the primary sent {item.Key} under this key; restart the primary";
        }

        if (item.Namespace != (AccessCopies.Is(key) ? "" : k10Namespace))
        {
            return $"{key}: it is meant for namespace {item.Namespace}, but copies on this cluster go to {k10Namespace}; correct spec.k10.namespace of this Cluster on the primary";
        }

        return PayloadPolicy.CheckName(item.Kind, item.Name) ?? CheckType(item);
    }

    private static string? CheckType(DesiredItem item)
    {
        if (item.Kind != "Secret")
        {
            return null;
        }

        using var manifest = JsonDocument.Parse(item.Manifest);
        return PayloadPolicy.CheckSecretType(item.Name, manifest.RootElement.Text("type"));
    }
}
