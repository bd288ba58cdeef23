using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Tombolo.Fleet.Tests.Clusters;
using Tombolo.Fleet.Tests.Model;

namespace Tombolo.Fleet.Tests.Invariants;

/// <summary>Says of each write to an object of a target whether people asked for it, before it is done.</summary>
internal sealed class WriteCheck(FleetHistory history, string primaryId)
{
    private readonly ConcurrentQueue<string> _faults = [];

    /// <summary>Everything that should not have been written.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public void Look(SimulatedCluster cluster, ServerWrite write)
    {
        if (write.Key.Namespace != cluster.Namespace
            || ObjectName.All.FirstOrDefault(known => known.Type == write.Type && known.Name == write.Key.Name) is not { } name)
        {
            return;
        }

        var live = cluster.Find(write.Type, write.Key.Namespace, write.Key.Name);
        if (Fault(cluster, write, name, live) is { } fault)
        {
            _faults.Enqueue($"{cluster.Name}: {write}: {fault}; it is {live?.ToJsonString() ?? "missing"}");
        }
    }

    private string? Fault(SimulatedCluster cluster, ServerWrite write, ObjectName name, JsonObject? live) => write.Verb switch
    {
        "delete" => live is null ? null : FaultOfDelete(cluster, write, name, live),
        "patch" => live is null ? null : FaultOfRelease(cluster, write, name, live),
        "apply" => FaultOfApply(cluster, write, name, live),
        _ => "no copy is written in this way",
    };

    private string? FaultOfDelete(SimulatedCluster cluster, ServerWrite write, ObjectName name, JsonObject live)
    {
        if (write.Delete is not { Uid: { } uid } options)
        {
            return "deleted by its name alone";
        }

        // What is not the object that was looked at is refused.
        return uid != Text(live, "uid") || (options.ResourceVersion is { } version && version != Text(live, "resourceVersion")) ? null
            : !Copy.IsOurs(live, primaryId) ? "not ours"
            : Copy.IsToStay(live) ? "it is to be released"
            : FaultOfGoing(cluster, name, live);
    }

    private string? FaultOfRelease(SimulatedCluster cluster, ServerWrite write, ObjectName name, JsonObject live)
    {
        var metadata = JsonNode.Parse(write.Body.Span)!["metadata"]!;
        var isAnother = ((string?)metadata["uid"] is { } uid && uid != Text(live, "uid"))
            || ((string?)metadata["resourceVersion"] is { } version && version != Text(live, "resourceVersion"));
        return isAnother ? null : !Copy.IsOurs(live, primaryId) ? "not ours" : FaultOfGoing(cluster, name, live);
    }

    private string? FaultOfGoing(SimulatedCluster cluster, ObjectName name, JsonObject live)
    {
        var owners = Copy.OwnersOf(live);
        return !history.Since.Any(model => Specification.MayGo(model, cluster.Name, name, owners)) ? "nobody asked for it to go"
            : owners.FirstOrDefault(owner => history.Braked.Contains((owner, cluster.Name))) is { } braked ? $"too much of {braked} goes without approval"
            : null;
    }

    private string? FaultOfApply(SimulatedCluster cluster, ServerWrite write, ObjectName name, JsonObject? live)
    {
        var body = JsonNode.Parse(write.Body.Span)!.AsObject();
        var isWanted = history.Since.Any(model =>
            Specification.Wanted(model, cluster.Name).TryGetValue(name, out var wanted) && Content.Is(body, name, wanted.Value, cluster.Namespace));
        if (!isWanted)
        {
            return $"nobody asked for that: {write.Type.Kind} {body["spec"]?.ToJsonString()}";
        }

        if (live is null || Copy.IsOurs(live, primaryId))
        {
            return null;
        }

        var isRefused = Text(body, "uid") != Text(live, "uid") || (Text(body, "resourceVersion") is { } version && version != Text(live, "resourceVersion"));
        return isRefused || Equal(body, live) ? null : "a foreign object that differs is taken over";
    }

    private static bool Equal(JsonObject body, JsonObject live) =>
        body.Where(field => field.Key is "spec" or "data" or "type").All(field => JsonNode.DeepEquals(field.Value, live[field.Key]));

    private static string? Text(JsonObject live, string field) => (string?)live["metadata"]![field];
}
