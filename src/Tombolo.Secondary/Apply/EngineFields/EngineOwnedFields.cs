using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Resources;
using Tombolo.Secondary.Apply.Comparing;

namespace Tombolo.Secondary.Apply.EngineFields;

/// <summary>
/// Fields that the data-protection engine of a cluster writes inside what we own: <c>receiveString</c> and <c>migrationToken</c> of a Policy's
/// export actions (design section 6, "Drift"). Where the source leaves them empty, the values that are there are taken over before comparing
/// and applying: lists of custom resources are replaced as a whole, so that applying without them would wipe them.
/// </summary>
internal static class EngineOwnedFields
{
    private const string ExportParameters = "exportParameters";
    private static readonly string[] Names = ["receiveString", "migrationToken"];

    /// <summary>The manifest with the engine's values of <paramref name="live"/>, UTF-8 JSON; null when there is none to take over.</summary>
    public static ReadOnlyMemory<byte>? Fill(string group, string kind, JsonElement wanted, JsonElement live)
    {
        if (group != KnownResources.ConfigGroup || kind != KnownResources.Policy.Kind)
        {
            return null;
        }

        var actions = wanted.Field("spec").Field("actions");
        var liveActions = live.Field("spec").Field("actions");
        if (actions.ValueKind != JsonValueKind.Array || liveActions.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        JsonObject? filled = null;
        var matches = PolicyActionMatcher.Match(actions, liveActions);
        for (var index = 0; index < matches.Length; index++)
        {
            foreach (var name in Names)
            {
                var value = matches[index].Field(ExportParameters).Field(name);
                if (!IsEmpty(value) && IsEmpty(actions[index].Field(ExportParameters).Field(name)))
                {
                    filled ??= JsonObject.Create(wanted)!;
                    Set(filled["spec"]!["actions"]![index]!, name, value);
                }
            }
        }

        if (filled is null)
        {
            return null;
        }

        return Write(filled);
    }

    // An object without any text in it, such as {"name": ""}, names nothing.
    private static bool IsEmpty(JsonElement value) => JsonValues.IsZero(value);

    private static void Set(JsonNode action, string name, JsonElement value)
    {
        if (action[ExportParameters] is not JsonObject export)
        {
            action[ExportParameters] = export = [];
        }

        export[name] = JsonNode.Parse(value.GetRawText());
    }

    private static ReadOnlyMemory<byte> Write(JsonObject manifest)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        manifest.WriteTo(json);
        json.Flush();
        return buffer.WrittenMemory;
    }
}
