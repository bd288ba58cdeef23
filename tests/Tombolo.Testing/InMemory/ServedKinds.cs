using System.Text.Json.Nodes;
using Tombolo.Api.Payloads;

namespace Tombolo.Testing.InMemory;

/// <summary>What discovery tells of the kinds that are distributed.</summary>
public static class ServedKinds
{
    /// <summary>The API server serves every custom kind that is distributed.</summary>
    public static void ServeDistributedKinds(this InMemoryKubernetes api)
    {
        foreach (var group in PayloadPolicy.Default.Kinds.Select(type => type.Group).Where(group => group.Length > 0).Distinct(StringComparer.Ordinal))
        {
            api.ServeDistributedKinds(group);
        }
    }

    /// <summary>The API server serves every kind of a group that is distributed.</summary>
    public static void ServeDistributedKinds(this InMemoryKubernetes api, string group)
    {
        ArgumentNullException.ThrowIfNull(api);
        var types = PayloadPolicy.Default.Kinds.Where(type => type.Group == group);
        var resources = new JsonArray([.. types.Select(type => new JsonObject { ["name"] = type.Plural, ["kind"] = type.Kind, ["namespaced"] = true })]);
        api.RawAnswers[$"/apis/{group}"] = """{"versions":[{"version":"v1alpha1"}]}""";
        api.RawAnswers[$"/apis/{group}/v1alpha1"] = new JsonObject { ["resources"] = resources }.ToJsonString();
    }
}
