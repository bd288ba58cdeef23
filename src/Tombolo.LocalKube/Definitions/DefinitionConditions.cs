using System.Text.Json.Nodes;
using Tombolo.Api.Meta;
using Tombolo.LocalKube.Json;

namespace Tombolo.LocalKube.Definitions;

/// <summary>The conditions of a CustomResourceDefinition.</summary>
internal static class DefinitionConditions
{
    public const string NamesAccepted = "NamesAccepted";
    public const string Established = "Established";
    public const string Terminating = "Terminating";

    public static bool IsTrue(JsonObject definition, string type) => Find(definition, type).Text("status") == "True";

    /// <summary>Sets a condition in place; its time changes with its status.</summary>
    public static void Set(JsonObject definition, string type, bool isTrue, string reason, string message, DateTimeOffset now)
    {
        if (definition["status"] is not JsonObject status)
        {
            status = [];
            definition["status"] = status;
        }

        if (status["conditions"] is not JsonArray conditions)
        {
            conditions = [];
            status["conditions"] = conditions;
        }

        var text = isTrue ? "True" : "False";
        var before = Find(definition, type);
        var condition = new JsonObject
        {
            ["type"] = type,
            ["status"] = text,
            ["lastTransitionTime"] = before.Text("status") == text ? before!["lastTransitionTime"]?.DeepClone() : ApiTime.ToText(now),
            ["reason"] = reason,
            ["message"] = message,
        };
        if (before is null)
        {
            conditions.Add(condition);
        }
        else
        {
            conditions[conditions.IndexOf(before)] = condition;
        }
    }

    private static JsonObject? Find(JsonObject definition, string type) =>
        (definition.Object("status").Array("conditions") ?? []).OfType<JsonObject>().FirstOrDefault(condition => condition.Text("type") == type);
}
