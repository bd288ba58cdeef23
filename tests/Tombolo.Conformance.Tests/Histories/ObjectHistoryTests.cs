using System.Globalization;
using System.Text.Json.Nodes;
using Tombolo.Conformance.Tests.Servers;

namespace Tombolo.Conformance.Tests.Histories;

/// <summary>
/// Random writes to one object on both servers: after each the answers and the objects are the same, managedFields included. A failure names the seed;
/// <c>TOMBOLO_SEED</c> plays it again, <c>TOMBOLO_HISTORIES</c> says how many are played.
/// </summary>
public sealed class ObjectHistoryTests(ApiServers servers, ITestOutputHelper output)
{
    private const int Length = 30;
    private const int DefaultHistories = 12;

    [Theory]
    [InlineData("ConfigMap", "/api/v1/namespaces/{0}/configmaps")]
    [InlineData("Secret", "/api/v1/namespaces/{0}/secrets")]
    [InlineData("Gadget", "/apis/test.tombolo.io/v1/namespaces/{0}/gadgets")]
    public async Task RandomWrites_OnBothServers_MakeTheSameObject(string kind, string collection)
    {
        Assert.SkipUnless(ServerKinds.Wanted.Count == 2, "compares both kinds of server");
        foreach (var seed in Seeds())
        {
            output.WriteLine($"{kind}, TOMBOLO_SEED={seed}");
            await PlayAsync(kind, collection, seed);
        }
    }

    private static IEnumerable<int> Seeds()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("TOMBOLO_SEED"), CultureInfo.InvariantCulture, out var given))
        {
            return [given];
        }

        var count = int.TryParse(Environment.GetEnvironmentVariable("TOMBOLO_HISTORIES"), CultureInfo.InvariantCulture, out var wanted) ? wanted : DefaultHistories;
        var first = Random.Shared.Next(1_000_000);
        return Enumerable.Range(first, count);
    }

    private async Task PlayAsync(string kind, string collection, int seed)
    {
        var (local, real) = (await servers.GetAsync(ServerKinds.Local), await servers.GetAsync(ServerKinds.Real));
        var place = $"h{Guid.NewGuid():n}"[..12];
        var path = string.Format(CultureInfo.InvariantCulture, collection, place) + "/x";
        foreach (var server in new[] { local, real })
        {
            Assert.Equal(201, (await server.SendAsync("POST", "/api/v1/namespaces", $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{place}}}"}}""")).Code);
        }

        var generator = new HistoryGenerator(kind, seed);
        var past = new List<string>();
        for (var step = 0; step < Length; step++)
        {
            var operation = generator.Next();
            past.Add(operation.ToString());
            var (ours, theirs) = (await DoAsync(local, path, operation), await DoAsync(real, path, operation));
            if (IsListed(operation, ours, theirs))
            {
                // From here on the two go separate ways: begin anew.
                await local.SendAsync("DELETE", path, body: (string?)null);
                await real.SendAsync("DELETE", path, body: (string?)null);
                continue;
            }

            var (mine, reference) = (await local.SendAsync("GET", path, body: (string?)null), await real.SendAsync("GET", path, body: (string?)null));
            var story = $"TOMBOLO_SEED={seed}, step {step}:\n{string.Join('\n', past)}\nlocal: {Shorten(ours.Body)}\nreal:  {Shorten(theirs.Body)}";
            Assert.True(ours.Code == theirs.Code, $"local answers {ours.Code}, the real server {theirs.Code}; {story}");
            if (reference.Code == 200)
            {
                Assert.True(mine.Code == 200, story);
                var (left, right) = (Normalization.Of(mine.Json), Normalization.Of(reference.Json));
                Assert.True(left == right, $"the objects differ; {story}\nlocal object: {left}\nreal object:  {right}");
            }
        }
    }

    private static async Task<ApiAnswer> DoAsync(ApiServer server, string path, HistoryOperation operation)
    {
        var body = operation.Body;
        if (body is not null && body.Contains("{rv}", StringComparison.Ordinal))
        {
            var current = await server.SendAsync("GET", path, body: (string?)null);
            var version = current.Code == 200 ? (current.Json as JsonObject)?["metadata"]?["resourceVersion"]?.GetValue<string>() : "";
            body = body.Replace("{rv}", version, StringComparison.Ordinal);
        }

        return await server.SendAsync(operation.Verb, path + operation.Suffix, body, operation.ContentType);
    }

    // 1.20 leaves null where the last field of a map goes, and then finds it invalid.
    private static bool IsListed(HistoryOperation operation, ApiAnswer ours, ApiAnswer theirs) =>
        operation.IsApply && theirs.Code == 422 && theirs.Body.Contains("in body must be of type", StringComparison.Ordinal)
        && theirs.Body.Contains("\\\"null\\\"", StringComparison.Ordinal) && ours.Code != theirs.Code;

    private static string Shorten(string text) => text.Length > 800 ? text[..800] + "..." : text;
}
