using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.FieldManagement;

/// <summary>Keeps no managed fields, and refuses server-side apply.</summary>
internal sealed class NoFieldManager : IFieldManager
{
    public void Update(FieldUpdate update)
    {
    }

    public JsonObject Apply(FieldApply apply) => throw new StatusException(Statuses.UnsupportedMediaType([MediaTypes.JsonPatch, MediaTypes.MergePatch]));
}
