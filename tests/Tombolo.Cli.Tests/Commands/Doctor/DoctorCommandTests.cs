using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Manifests;
using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;
using Tombolo.Kubernetes.Errors;
using Tombolo.Kubernetes.Yaml;
using Tombolo.Testing.ControlPlanes;

namespace Tombolo.Cli.Tests.Commands.Doctor;

public sealed class DoctorCommandTests : CommandTest, IAsyncLifetime
{
    private readonly HashSet<string> _denied = new(StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        Api.RawAnswers["/version"] = """{"major":"1","minor":"30","gitVersion":"v1.30.1"}""";
        Api.PostRaw = (_, review) => new JsonObject { ["status"] = new JsonObject { ["allowed"] = IsAllowed(review["spec"]!) } };
        await CreateAsync(KnownResources.Lease, "kasten-io", """{"metadata":{"name":"tombolo-server"},"spec":{"holderIdentity":"server-1","leaseDurationSeconds":30,"renewTime":"2025-12-31T23:59:55.000000Z"}}""");
        foreach (var crd in ManifestRenderer.CrdManifests.Select(manifest => YamlText.Parse(manifest.Yaml)[0]!))
        {
            crd["status"] = JsonNode.Parse("""{"conditions":[{"type":"Established","status":"True"}]}""");
            _ = (await Api.CreateAsync(KnownResources.CustomResourceDefinition, null, Encoding.UTF8.GetBytes(crd.ToJsonString()), Kubernetes.Client.WriteOptions.Default, Stop)).Value;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Doctor_HealthyStandaloneCluster_FindsNothing()
    {
        var result = await RunAsync("doctor");
        Assert.True(result.ExitCode == ExitCodes.Success, result.ToString());
        Assert.Equal(
            [
                "RESULT CHECK SEEN",
                "OK api-server Kubernetes v1.30.1",
                "OK namespace 'kasten-io' exists",
                "OK crds all 12 are installed",
                "OK own-rights somebody may do all that is needed",
                "OK server-rights ServiceAccount kasten-io/tombolo",
                "OK kasten there is no Deployment",
                "OK server server-1 serves this cluster,",
                "OK membership this cluster belongs to no primary",
                "SKIP token none was given",
                "SKIP url no primary is known:",
            ],
            result.Lines.Take(11).Select((line, row) => Cut(line, row)));
        Assert.Equal("Nothing failed, 11 not checked.", result.Lines[^1]);
    }

    [Fact]
    public async Task Doctor_ManyTroubles_SaysThemAllAtOnce()
    {
        _denied.Add("patch secrets");
        _denied.Add("system:serviceaccount:kasten-io:tombolo watch deployments");
        _ = await Api.DeleteAsync(KnownResources.CustomResourceDefinition, new ResourceKey("", "clusters.dist.kio.kasten.io"), Kubernetes.Client.DeleteOptions.Default, Stop);
        _ = await Api.DeleteAsync(KnownResources.Lease, new ResourceKey("kasten-io", "tombolo-server"), Kubernetes.Client.DeleteOptions.Default, Stop);
        await CreateAsync(
            KnownResources.Deployment,
            "kasten-io",
            """{"metadata":{"name":"controllermanager-svc"},"spec":{"template":{"spec":{"containers":[{"env":[{"name":"K10_CAPABILITIES","value":"dm mc"}]}]}}}}""");
        var url = $"https://127.0.0.1:{LoopbackPorts.Take()}/k10";
        var result = await RunAsync("doctor", "--token", Tokens.Create(url), "-o", "json");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        var report = JsonNode.Parse(result.Out)!;
        Assert.Equal(url, (string?)report["primary"]);
        Assert.Equal(
            ["crds", "own-rights", "server-rights", "kasten", "server", "tcp"],
            report["findings"]!.AsArray().Where(finding => (string?)finding!["result"] == "FAIL").Select(finding => (string?)finding!["check"]));
        Assert.All(report["findings"]!.AsArray().Where(finding => (string?)finding!["result"] == "FAIL"), finding => Assert.NotNull((string?)finding!["repair"]));
        Assert.Equal(19, report["findings"]!.AsArray().Count);
    }

    [Fact]
    public async Task Doctor_Token_IsNeverPrinted()
    {
        var token = Tokens.Create($"https://127.0.0.1:{LoopbackPorts.Take()}/k10");
        Input = token;
        foreach (var format in (string[])["table", "json", "yaml"])
        {
            var result = await RunAsync("doctor", "--token", "-", "--quick", "-o", format);
            Assert.DoesNotContain(token.Split('.')[2], result.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Doctor_JoinFromAFile_IsChecked()
    {
        var url = $"https://127.0.0.1:{LoopbackPorts.Take()}/k10";
        Input = $$"""
            apiVersion: v1
            kind: Secret
            metadata: { name: mc-join }
            stringData: { token: "{{Tokens.Create()}}" }
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: mc-join-config }
            data: { primary-ingress: "{{url}}" }
            """;
        var result = await RunAsync("doctor", "-f", "-", "-o", "json");
        Assert.Equal(url, (string?)JsonNode.Parse(result.Out)!["primary"]);
    }

    [Fact]
    public async Task Doctor_ApiServerRefuses_SkipsTheClusterAndChecksTheWay()
    {
        Api.RawAnswers.Clear();
        var result = await RunAsync("doctor", "--primary-ingress", $"https://127.0.0.1:{LoopbackPorts.Take()}/k10", "-o", "json");
        var findings = JsonNode.Parse(result.Out)!["findings"]!.AsArray().Select(finding => $"{finding!["check"]}={finding["result"]}").ToList();
        Assert.Equal(["api-server=FAIL", "namespace=SKIP", "crds=SKIP", "own-rights=SKIP", "server-rights=SKIP", "kasten=SKIP", "server=SKIP", "membership=SKIP"], findings.Take(8));
        Assert.Contains("tcp=FAIL", findings);
    }

    [Fact]
    public async Task Doctor_NamespaceBeingDeleted_Fails()
    {
        Api.BeforeRequest = request => request.Type == KnownResources.Namespace ? new KubernetesStatus(404, "NotFound", "namespaces \"kasten-io\" not found", [], null) : null;
        Assert.Contains("FAIL     namespace       there is no namespace 'kasten-io'", (await RunAsync("doctor")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--idle-probe", "1s", "not between 2s and 40s")]
    [InlineData("--idle-probe", "soon", "is no duration")]
    [InlineData("--ca-bundle", "/nowhere/ca.pem", "cannot be read")]
    [InlineData("--service-account", "No Name", "--service-account")]
    public async Task Doctor_BadOption_IsUsage(string option, string value, string expected)
    {
        var result = await RunAsync("doctor", option, value);
        Assert.Equal(ExitCodes.Usage, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    private bool IsAllowed(JsonNode spec)
    {
        var what = $"{spec["resourceAttributes"]!["verb"]} {spec["resourceAttributes"]!["resource"]}";
        return !_denied.Contains(spec["user"] is { } user ? $"{user} {what}" : what);
    }

    // The words of a row, as many as the expectation has; the wording of the rest is that of other tests.
    private static string Cut(string line, int row)
    {
        int[] words = [3, 4, 4, 6, 9, 4, 6, 6, 8, 5, 6];
        return string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(words[row]));
    }
}
