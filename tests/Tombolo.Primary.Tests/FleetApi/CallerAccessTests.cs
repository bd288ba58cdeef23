using System.Text.Json.Nodes;
using Tombolo.Primary.FleetApi;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Time;

namespace Tombolo.Primary.Tests.FleetApi;

public class CallerAccessTests
{
    private readonly InMemoryKubernetes _api = new(new ManualTimeProvider(), "kasten-io");
    private readonly List<(string Path, JsonObject Body)> _asked = [];

    [Theory]
    [InlineData("Bearer good", true, null, 0)]
    [InlineData("bearer good", true, null, 0)]
    [InlineData("Bearer good", false, "Forbidden", 403)]
    [InlineData("Bearer bad", true, "Unauthorized", 401)]
    [InlineData("Bearer ", true, "Unauthorized", 401)]
    [InlineData("Basic Z29vZA==", true, "Unauthorized", 401)]
    [InlineData("", true, "Unauthorized", 401)]
    public async Task Check_Caller_IsWhatTheApiServerSays(string authorization, bool isAllowed, string? reason, int code)
    {
        Answer(isAllowed);

        var refusal = await Access().CheckAsync(authorization, "baseline", TestContext.Current.CancellationToken);

        Assert.Equal((reason, code), (refusal?.Problem.Reason, refusal?.StatusCode ?? 0));
        Assert.DoesNotContain("good", refusal?.Problem.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Access_IsAskedForTheWholeIdentity()
    {
        Answer(isAllowed: true);

        await Access().CheckAsync("Bearer good", "baseline", TestContext.Current.CancellationToken);

        Assert.Equal(
            """{"user":"ann","uid":"7","groups":["ops"],"extra":{"scopes":["x"]},"resourceAttributes":{"namespace":"kasten-io-mc","verb":"get","group":"dist.kio.kasten.io","resource":"distributions","name":"baseline"}}""",
            _asked[1].Body["spec"]!.ToJsonString());
    }

    [Fact]
    public async Task Check_ApiServerThatDoesNotTell_IsNoPermission()
    {
        var refusal = await Access().CheckAsync("Bearer good", "", TestContext.Current.CancellationToken);

        Assert.Equal(503, refusal!.StatusCode);
    }

    private CallerAccess Access() => new(_api);

    private void Answer(bool isAllowed) => _api.PostRaw = (path, body) =>
    {
        _asked.Add((path, body));
        var json = path.EndsWith("tokenreviews", StringComparison.Ordinal)
            ? (string?)body["spec"]!["token"] == "good"
                ? """{"status":{"authenticated":true,"user":{"username":"ann","uid":"7","groups":["ops"],"extra":{"scopes":["x"]}}}}"""
                : """{"status":{"authenticated":false}}"""
            : isAllowed ? """{"status":{"allowed":true}}""" : """{"status":{"allowed":false}}""";
        return JsonNode.Parse(json)!.AsObject();
    };
}
