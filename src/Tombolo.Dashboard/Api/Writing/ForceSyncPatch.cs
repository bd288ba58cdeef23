using System.Globalization;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;

namespace Tombolo.Dashboard.Api.Writing;

/// <summary>Asks for everything to be written again: any new value of the annotation does.</summary>
internal static class ForceSyncPatch
{
    public static JsonObject At(DateTimeOffset now) => new()
    {
        ["metadata"] = new JsonObject
        {
            ["annotations"] = new JsonObject { [Annotations.ForceSync] = now.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) },
        },
    };
}
