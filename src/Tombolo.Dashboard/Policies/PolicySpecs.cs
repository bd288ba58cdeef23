using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;

namespace Tombolo.Dashboard.Policies;

/// <summary>Settings of a form and the spec of a Policy.</summary>
internal static class PolicySpecs
{
    private static readonly string[] Fields =
        ["comment", "frequency", "subFrequency", "paused", "retention", "backupWindow", "enableStaggering", "presetRef", "selector", "actions"];

    /// <summary>Null when a form would lose something that the spec says.</summary>
    public static PolicySettings? Read(JsonObject spec)
    {
        var known = new JsonObject(Fields.Where(field => spec[field] is not null).Select(field => KeyValuePair.Create(field, spec[field]?.DeepClone())));
        try
        {
            var settings = known.Deserialize(PolicyJsonContext.Default.PolicySettings);
            return settings is not null && JsonNode.DeepEquals(JsonSerializer.SerializeToNode(settings, PolicyJsonContext.Default.PolicySettings), known) ? settings : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces what a form holds and leaves the rest of the spec alone.</summary>
    public static void Write(PolicySettings settings, JsonObject spec)
    {
        var written = JsonSerializer.SerializeToNode(InFleet(settings), PolicyJsonContext.Default.PolicySettings)!.AsObject();
        foreach (var field in Fields)
        {
            if (written[field] is { } value)
            {
                spec[field] = value.DeepClone();
            }
            else
            {
                spec.Remove(field);
            }
        }
    }

    // What a global Policy refers to is global too; each cluster gets its own namespace instead when the Policy is distributed.
    private static PolicySettings InFleet(PolicySettings settings) => settings with
    {
        PresetRef = InFleet(settings.PresetRef),
        Actions = settings.Actions is null ? null :
        [
            .. settings.Actions.Select(action => action with
            {
                BackupParameters = action.BackupParameters is { } backup ? backup with { Profile = InFleet(backup.Profile) } : null,
                ExportParameters = action.ExportParameters is { } export ? export with { Profile = InFleet(export.Profile) } : null,
                ImportParameters = action.ImportParameters is { } import ? import with { Profile = InFleet(import.Profile) } : null,
            }),
        ],
    };

    private static PolicyReference? InFleet(PolicyReference? reference) =>
        reference is null ? null : reference with { Namespace = reference.Namespace is { Length: > 0 } given ? given : WellKnownNamespaces.MultiCluster };
}
