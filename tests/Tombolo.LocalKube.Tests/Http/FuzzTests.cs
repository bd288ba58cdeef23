using System.Net.Http.Headers;
using System.Text;
using Tombolo.LocalKube.Tests.Harness;

namespace Tombolo.LocalKube.Tests.Http;

/// <summary>Nonsense of every sort, for a bounded time: a Status for each, and never a panic.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const string Panic = "caused the apiserver to panic";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    private static readonly string[] Types =
    [
        "application/json", "application/yaml", "application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json", "application/apply-patch+yaml", "text/plain",
    ];

    private static readonly string[] Paths =
    [
        "/api/v1/namespaces/default/configmaps", "/api/v1/namespaces/default/secrets", "/api/v1/namespaces", "/api/v1/nodes", "/api/v1/namespaces/default/events",
        "/api/v1/namespaces/default/serviceaccounts", "/apis/rbac.authorization.k8s.io/v1/clusterroles", "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings",
        "/apis/coordination.k8s.io/v1/namespaces/default/leases", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
        "/apis/authentication.k8s.io/v1/tokenreviews", "/apis", "/openapi/v2", "/api//v1", "/apis/example.org/v1/namespaces/default/widgets",
    ];

    private static readonly string[] Suffixes = ["", "", "/a", "/a", "/a/status", "/a/token", "/a/finalize", "/a/b/c", "/%00", "/..%2f", "/A_b"];

    private static readonly string[] Queries =
    [
        "", "", "?watch=1&timeoutSeconds=1", "?limit=1", "?limit=-1", "?continue=YQ", "?labelSelector=a%20in%20(", "?fieldSelector=metadata.name%3Da", "?dryRun=All", "?fieldManager=f&force=true",
        "?resourceVersion=1&resourceVersionMatch=Exact", "?fieldManager=f", "?propagationPolicy=Orphan", "?timeoutSeconds=x",
    ];

    private static readonly string[] Bodies =
    [
        "", "{}", "[]", "null", "1", "\"a\"", "{\"metadata\":null}", "{\"metadata\":{\"name\":\"a\"}}", "{\"metadata\":{\"name\":\"a\",\"labels\":{\"a\":1}}}",
        "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\",\"managedFields\":[{}]},\"data\":{\"a\":\"b\"}}",
        "{\"metadata\":{\"name\":\"a\",\"ownerReferences\":[{\"uid\":1}],\"finalizers\":[1,null]}}", "{\"metadata\":{\"name\":\"a\"},\"data\":[1]}", "{\"metadata\":{\"name\":\"a\"},\"spec\":\"x\",\"status\":[]}",
        "[{\"op\":\"add\",\"path\":\"/data/a\",\"value\":\"b\"}]", "[{\"op\":\"remove\",\"path\":\"\"}]", "[{\"op\":\"replace\",\"path\":\"\",\"value\":1}]", "[{\"op\":\"test\",\"path\":\"/metadata\",\"value\":null}]",
        "{\"spec\":{\"group\":\"example.org\",\"names\":{\"plural\":\"a\",\"kind\":1},\"versions\":[null,{}]},\"metadata\":{\"name\":\"a.example.org\"}}",
        "{\"metadata\":{\"name\":\"widgets.example.org\"},\"spec\":{\"group\":\"example.org\",\"scope\":\"Namespaced\",\"names\":{\"plural\":\"widgets\",\"kind\":\"Widget\"},\"versions\":[{\"name\":\"v1\",\"served\":true,\"storage\":true,\"schema\":{\"openAPIV3Schema\":{\"type\":\"object\",\"x-kubernetes-preserve-unknown-fields\":true}}}]}}",
        "{\"apiVersion\":\"example.org/v1\",\"kind\":\"Widget\",\"metadata\":{\"name\":\"a\"},\"spec\":{\"a\":[[[]]]}}", "{\"rules\":[{\"verbs\":1}],\"metadata\":{\"name\":\"a\"}}", "{\"roleRef\":null,\"subjects\":{},\"metadata\":{\"name\":\"a\"}}",
        "{\"spec\":{\"token\":5,\"resourceAttributes\":[]}}", "{\"preconditions\":{\"uid\":1},\"propagationPolicy\":7}", "a: [b", "a: &x {b: *x}", "\u0000",
    ];

    [Fact]
    public async Task Requests_OfNonsense_NeverPanic()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var cluster = await TestCluster.StartAsync();
        var start = TimeProvider.System.GetTimestamp();
        var count = 0;
        for (; TimeProvider.System.GetElapsedTime(start) < Bound; count++)
        {
            var (method, path, type) = (Pick(random, Methods), Pick(random, Paths) + Pick(random, Suffixes) + Pick(random, Queries), Pick(random, Types));
            var body = Damage(random, Pick(random, Bodies));
            var (code, answer) = await SendAsync(cluster, method, path, type, body);

            Assert.False(answer.Contains(Panic, StringComparison.Ordinal), $"seed {seed}: {method} {path} {type} {body}\n{answer}");
            Assert.InRange(code, 200, 504);
        }

        output.WriteLine($"{count} requests");
        Assert.Equal(200, (await SendAsync(cluster, "GET", "/readyz", Types[0], "")).Code);
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static string Damage(Random random, string body)
    {
        if (body.Length == 0 || random.Next(3) > 0)
        {
            return body;
        }

        var at = random.Next(body.Length);
        return random.Next(3) switch
        {
            0 => body[..at],
            1 => body.Insert(at, Pick(random, (string[])["{", "]", "\"", "\\ud800", "0", "é", ","])),
            _ => body.Remove(at, 1),
        };
    }

    private static async Task<(int Code, string Text)> SendAsync(TestCluster cluster, string method, string path, string type, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method is not ("GET" or "HEAD"))
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        using var response = await cluster.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var isStream = path.Contains("watch=1", StringComparison.Ordinal);
        return ((int)response.StatusCode, isStream ? "" : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
