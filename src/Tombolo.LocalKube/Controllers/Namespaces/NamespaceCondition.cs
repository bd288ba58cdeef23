using System.Text.Json.Nodes;
using Tombolo.Api.Meta;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Controllers.Namespaces;

/// <summary>A condition of a namespace on its way out.</summary>
internal sealed record NamespaceCondition(string Type, bool Status, string Reason, string Message)
{
    private string StatusText => Status ? "True" : "False";

    public bool IsSameAs(JsonObject known) => known.Text("status") == StatusText && known.Text("reason") == Reason && known.Text("message") == Message;

    public JsonObject ToJson(DateTimeOffset now) => new()
    {
        ["lastTransitionTime"] = ApiTime.ToText(now),
        ["message"] = Message,
        ["reason"] = Reason,
        ["status"] = StatusText,
        ["type"] = Type,
    };
}
