using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Secondary.Tests.Apply.Properties;

/// <summary>Looks at each write of the engine before it reaches the API, and says what is wrong with it: nothing foreign is touched, ever.</summary>
internal sealed class WriteGuard(ApplyFixture fixture, Func<string, IReadOnlyList<DesiredItem>> everWanted)
{
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _ours = [];

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_faults)
            {
                return [.. _faults];
            }
        }
    }

    public void Check(EngineRequest request)
    {
        var live = fixture.GetAsync(request.Type, request.Name).GetAwaiter().GetResult();
        lock (_faults)
        {
            if (live is not null && Fault(request, live) is { } fault)
            {
                _faults.Add($"{request}: {fault}");
            }
        }
    }

    /// <summary>Remembers what the engine has made its own.</summary>
    public void Keep(EngineRequest request)
    {
        if (request is { Verb: "apply", Uid: { } uid })
        {
            lock (_faults)
            {
                _ours.Add(uid);
            }
        }
    }

    private string? Fault(EngineRequest request, JsonObject live)
    {
        // The mark may have been taken off since the engine looked; the uid tells that it is the object that was ours.
        var isOurs = IsOurs(live) || (!request.IsExact && _ours.Contains((string)live["metadata"]!["uid"]!));
        if (request.Verb == "delete")
        {
            // What took the place of the object that was looked at is safe: the API refuses a delete of another uid.
            return isOurs || request.Uid != (string?)live["metadata"]!["uid"] ? null : $"not ours: {live["metadata"]!.ToJsonString()}";
        }

        var metadata = JsonNode.Parse(request.Body)!["metadata"]!;
        var isAnother = (string?)metadata["uid"] != (string?)live["metadata"]!["uid"]
            || (request.IsExact && (string?)metadata["resourceVersion"] != (string?)live["metadata"]!["resourceVersion"]);
        if (isAnother)
        {
            // The API refuses it.
            return null;
        }

        if (request.Verb == "patch")
        {
            return isOurs ? null : $"not ours: {live["metadata"]!.ToJsonString()}";
        }

        if (isOurs || everWanted($"{request.Type.Kind}/{request.Name}").Any(item => item.ConflictPolicy == Tombolo.Api.Distributions.ConflictPolicies.Adopt))
        {
            return null;
        }

        if (!request.IsExact)
        {
            return "a foreign object is changed without its version";
        }

        var wanted = JsonNode.Parse(request.Body)!["spec"];
        return JsonNode.DeepEquals(wanted, live["spec"])
            ? null
            : $"a foreign object that differs is adopted: {live["spec"]!.ToJsonString()} for {wanted!.ToJsonString()}";
    }

    public static bool IsOurs(JsonObject live) =>
        (string?)live["metadata"]!["labels"]?[Labels.Origin] == ApplyFixture.PrimaryId
        && (string?)live["metadata"]!["annotations"]?[Annotations.CopyName] == (string?)live["metadata"]!["name"]
        && (live["metadata"]!["managedFields"] as JsonArray ?? []).Any(entry => (string?)entry!["manager"] == FieldManagers.Distribution);
}
