using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Patching;

/// <summary>Applies a patch to an object.</summary>
internal interface IPatcher
{
    /// <returns>The patched object; <paramref name="current"/> may have been changed to become it.</returns>
    /// <exception cref="StatusException">The patch is malformed (400) or cannot be applied (422).</exception>
    JsonObject Patch(ResourceDefinition resource, PatchType type, JsonObject current, ReadOnlyMemory<byte> patch);
}
