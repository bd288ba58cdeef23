using System.Text.Json.Nodes;

namespace Tombolo.Conformance.Tests.Histories;

/// <summary>Makes up writes to one object of a kind: the same seed, the same writes.</summary>
public sealed class HistoryGenerator(string kind, int seed)
{
    private const string Merge = "application/merge-patch+json";
    private readonly Random _random = new(seed);
    private readonly ContentGenerator _content = new(kind, new Random(seed + 1));

    /// <summary>The next write.</summary>
    public HistoryOperation Next() => _random.Next(20) switch
    {
        < 9 => Apply(),
        < 13 => new HistoryOperation("PATCH", $"?fieldManager={Updater()}", Merge, _content.Patch().ToJsonString()),
        < 15 => new HistoryOperation("PUT", $"?fieldManager={Updater()}", "application/json", Whole().ToJsonString()),
        < 17 => new HistoryOperation("PATCH", $"?fieldManager={Updater()}", "application/json-patch+json", _content.Operations().ToJsonString()),
        < 19 when kind == "Gadget" => new HistoryOperation("PATCH", $"/status?fieldManager={Updater()}", Merge, $$$"""{"status":{"phase":"{{{_random.Next(3)}}}"}}"""),
        < 19 => Apply(),
        _ => new HistoryOperation("DELETE", "", "application/json", null),
    };

    private HistoryOperation Apply() => new(
        "PATCH", $"?fieldManager=m{_random.Next(3)}{(_random.Next(3) == 0 ? "&force=true" : "")}", "application/apply-patch+yaml", Named(isApplied: true).ToJsonString());

    private string Updater() => $"u{_random.Next(2)}";

    private JsonObject Whole()
    {
        var whole = Named(isApplied: false);
        ((JsonObject)whole["metadata"]!)["resourceVersion"] = "{rv}";
        return whole;
    }

    private JsonObject Named(bool isApplied)
    {
        var node = _content.Object(isApplied);
        node["apiVersion"] = kind == "Gadget" ? "test.tombolo.io/v1" : "v1";
        node["kind"] = kind;
        var metadata = node["metadata"] as JsonObject ?? (JsonObject)(node["metadata"] = new JsonObject());
        metadata["name"] = "x";
        return node;
    }
}
