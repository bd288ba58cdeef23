using Tombolo.Cli.Tests.Harness;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Cli.Tests.Commands.Describe;

public sealed class DescribeCommandTests : FleetApiTest
{
    private const string Applied = """{"kind":"Profile","name":"s3","state":"Applied","owners":["baseline"]}""";

    private const string Drifted = """
        {"kind":"Policy","name":"nightly","state":"Drifted","reason":"DriftReported","message":"somebody changed it","owners":["a","baseline"],
         "drift":[{"path":"spec.frequency","wanted":"@daily","found":"@hourly","since":"2026-01-02T03:04:05Z","manager":"kubectl-edit"}]}
        """;

    [Fact]
    public async Task Text_NamesTargetsObjectsAndDrift()
    {
        Answer(Target("lyon", "Conflict", $"{Applied},{Drifted}", ""","object":"Policy/nightly","reason":"DriftReported","message":"somebody changed it","acknowledged":{"epoch":2,"sequence":14,"hash":"kZ3fQw9aXX"}"""));

        var result = await RunAsync("describe", "distribution", "baseline");

        Assert.Equal(
            """
            Distribution:  baseline
            Revision:      abcdefgh
            Targets:       1

            lyon: Conflict, acknowledged 2.14-kZ3fQw9a
              DriftReported: somebody changed it
              Profile/s3: Applied
              Policy/nightly (of a, baseline): Drifted DriftReported
                spec.frequency: wanted @daily, found @hourly, since 2026-01-02T03:04:05Z, by kubectl-edit

            """,
            result.Out);
        Assert.Empty(result.Error);
        Assert.Equal("Bearer token-of-somebody", Server.Requests.Single().Headers["Authorization"]);
    }

    [Fact]
    public async Task Problems_LeavesOutWhatIsWell()
    {
        Answer($"{Target("lyon", "Synced", Applied)},{Target("nice", "Conflict", $"{Applied},{Drifted}")}");

        var result = await RunAsync("describe", "distribution/baseline", "--problems");

        Assert.DoesNotContain("lyon", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Profile/s3", result.Out, StringComparison.Ordinal);
        Assert.Contains("Policy/nightly", result.Out, StringComparison.Ordinal);
        Assert.Contains("Targets:       2, 1 shown", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyTargets_AreReadPageByPage()
    {
        Answers["/distributions/baseline?after=&state=Failed"] = (200, Detail(Target("a", "Failed", ""), next: "a"));
        Answers["/distributions/baseline?after=a&state=Failed"] = (200, Detail(Target("b", "Failed", "")));

        var result = await RunAsync("describe", "distribution", "baseline", "--state", "Failed", "-o", "json");

        Assert.Equal(["a", "b"], System.Text.Json.Nodes.JsonNode.Parse(result.Out)!["targets"]!.AsArray().Select(target => (string?)target!["cluster"]));
    }

    [Theory]
    [InlineData(403, """{"reason":"Forbidden","message":"somebody may not get distributions"}""", "the primary's server refuses: somebody may not get distributions")]
    [InlineData(502, "<html>bad gateway</html>", "answered 502 and is no Tombolo server that knows this request")]
    [InlineData(200, "<html>a login page</html>", "answered something that is no answer of a Tombolo server")]
    public async Task Refusal_SaysWhyAndWhatToDo(int code, string body, string expected)
    {
        Answers["/distributions/baseline?after=&state="] = (code, body);

        var result = await RunAsync("describe", "distribution", "baseline");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("token-of-somebody", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://hub.example.org/k10", "is not encrypted, and your token is not sent there")]
    [InlineData("hub.example.org", "URL of the primary's server")]
    [InlineData("https://127.0.0.1:1/k10", "cannot be reached")]
    public async Task Server_ThatATokenCannotGoTo_IsRefused(string url, string expected)
    {
        var result = await RunAsync("describe", "distribution", "baseline", "--server", url);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClientCertificate_AsksWithATokenOfTheServersAccount()
    {
        Connector.Credentials = FixedCredential.Anonymous;
        Api.PostRaw = (path, body) => path == "/api/v1/namespaces/kasten-io/serviceaccounts/tombolo/token"
            ? new() { ["status"] = new System.Text.Json.Nodes.JsonObject { ["token"] = "short-lived" } }
            : throw new InvalidOperationException(path);
        Answer("");

        Assert.Equal(0, (await RunAsync("describe", "distribution", "baseline")).ExitCode);
        Assert.Equal("Bearer short-lived", Server.Requests.Single().Headers["Authorization"]);
    }

    [Theory]
    [InlineData("cluster/lyon")]
    [InlineData("distribution")]
    [InlineData("distribution/-")]
    public async Task Subject_ThatCannotBeDescribed_IsAUsageError(string subject) =>
        Assert.Equal(2, (await RunAsync("describe", subject)).ExitCode);

    [Fact]
    public async Task State_ThatNoTargetHas_IsAUsageError() =>
        Assert.Contains("there are Synced, Paused", (await RunAsync("describe", "distribution/d", "--state", "synced")).Error, StringComparison.Ordinal);

    private static string Detail(string targets, string? next = null)
    {
        var count = System.Text.Json.Nodes.JsonNode.Parse($"[{targets}]")!.AsArray().Count;
        return $$"""{"name":"baseline","revisionHash":"abcdefghijkl","totalTargets":{{count}},"targets":[{{targets}}]{{(next is null ? "" : $",\"next\":\"{next}\"")}} }""";
    }

    private void Answer(string targets) => Answers["/distributions/baseline?after=&state="] = (200, Detail(targets));
}
