using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Tests.Client;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Fakes;

/// <summary>
/// A stand-in for an API server over real HTTP: lists in pages, watches with history, optimistic concurrency. It knows no kinds, no
/// validation and no selectors; tests against real API servers do that.
/// </summary>
internal sealed class FakeApi : IAsyncDisposable
{
    private readonly FakeWatches _watches;
    private ScriptedServer _server = null!;

    private FakeApi() => _watches = new(Store);

    public FakeStore Store { get; } = new();

    /// <summary>Answers in place of the API when it returns true.</summary>
    public Func<HttpContext, Task<bool>>? Intercept { get; set; }

    public IReadOnlyCollection<RecordedRequest> Requests => _server.Requests;

    public int OpenWatches => _watches.Open;

    public static async Task<FakeApi> StartAsync()
    {
        var api = new FakeApi();
        api._server = await ScriptedServer.StartAsync(api.HandleAsync);
        return api;
    }

    public KubernetesClient CreateClient(TimeProvider? time = null, KubernetesClientOptions? options = null) => TestClient.For(_server, options, time);

    /// <summary>Puts an object as another client would.</summary>
    public string Put(ResourceType type, ResourceKey key, string fields = "")
    {
        var value = JsonNode.Parse(
            $$$"""{"apiVersion":"{{{type.ApiVersion}}}","kind":"{{{type.Kind}}}","metadata":{"namespace":"{{{key.Namespace}}}","name":"{{{key.Name}}}"}{{{fields}}}}""");
        return Store.Put(PathOf(type, key), value!.AsObject())!["metadata"]!["resourceVersion"]!.GetValue<string>();
    }

    public void Delete(ResourceType type, ResourceKey key) => Assert.True(Store.Remove(PathOf(type, key)));

    /// <summary>Ends all open watches, as a server does at their time-out, or cuts their connections.</summary>
    public void EndWatches(bool cut = false) => _watches.End(cut);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static FakePath PathOf(ResourceType type, ResourceKey key) => FakePath.Parse(ResourcePath.OfObject(type, key));

    /// <summary>Does what a request asks and answers into <paramref name="answer"/>, as if the answer were lost.</summary>
    public async Task ServeAsync(HttpContext context, Stream answer)
    {
        context.Response.Body = answer;
        await ServeAsync(context);
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (Intercept is not { } intercept || !await intercept(context))
        {
            await ServeAsync(context);
        }
    }

    private async Task ServeAsync(HttpContext context)
    {
        var path = FakePath.Parse(context.Request.Path.Value!);
        await (context.Request.Method switch
        {
            "GET" when path.Name is not null => FoundAsync(context, Store.Get(path)),
            "GET" when context.Request.Query.ContainsKey("watch") => _watches.ServeAsync(context, path),
            "GET" => ListAsync(context, path),
            "POST" => CreateAsync(context, path),
            "PUT" => UpdateAsync(context, path),
            "PATCH" => MergeAsync(context, path),
            "DELETE" => Store.Remove(path) ? context.AnswerAsync(200, """{"kind":"Status","status":"Success"}""") : RefuseAsync(context, 404, "NotFound"),
            _ => RefuseAsync(context, 405, "MethodNotAllowed"),
        });
    }

    private async Task CreateAsync(HttpContext context, FakePath collection)
    {
        var value = await ReadAsync(context);
        var path = collection with { Name = value["metadata"]!["name"]!.GetValue<string>() };
        value["metadata"]!["namespace"] = path.Namespace;
        var stored = Store.Put(path, value, existing => existing is null);
        await (stored is null ? RefuseAsync(context, 409, "AlreadyExists") : context.AnswerAsync(201, stored.ToJsonString()));
    }

    private async Task UpdateAsync(HttpContext context, FakePath path) => await ReplaceAsync(context, path, await ReadAsync(context));

    private async Task MergeAsync(HttpContext context, FakePath path)
    {
        Assert.Equal("application/merge-patch+json", context.Request.ContentType);
        var patch = await ReadAsync(context);
        if (Store.Get(path) is not { } current)
        {
            await RefuseAsync(context, 404, "NotFound");
            return;
        }

        Merge(current, patch);
        await ReplaceAsync(context, path, current);
    }

    private async Task ReplaceAsync(HttpContext context, FakePath path, JsonObject value)
    {
        var expected = value["metadata"]!["resourceVersion"]?.GetValue<string>();
        var found = false;
        var stored = Store.Put(path, value, existing =>
        {
            found = existing is not null;
            return found && (expected is null || expected == existing!["metadata"]!["resourceVersion"]!.GetValue<string>());
        });
        await (stored is not null ? context.AnswerAsync(200, stored.ToJsonString())
            : found ? RefuseAsync(context, 409, "Conflict") : RefuseAsync(context, 404, "NotFound"));
    }

    private async Task ListAsync(HttpContext context, FakePath path)
    {
        var (version, items) = Store.List(path);
        var start = int.Parse(context.Request.Query["continue"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var limit = int.Parse(context.Request.Query["limit"].FirstOrDefault() ?? "0", CultureInfo.InvariantCulture);
        var page = items.Skip(start).Take(limit == 0 ? int.MaxValue : limit).ToArray();
        foreach (var item in page)
        {
            item.Remove("apiVersion");
            item.Remove("kind");
        }

        var next = start + page.Length < items.Count ? $"{start + page.Length}" : "";
        var texts = page.Select(item => item.ToJsonString());
        await context.AnswerAsync(
            200, $$$"""{"kind":"ThingList","apiVersion":"{{{path.ApiVersion}}}","metadata":{"resourceVersion":"{{{version}}}","continue":"{{{next}}}"},"items":[{{{string.Join(',', texts)}}}]}""");
    }

    private static Task FoundAsync(HttpContext context, JsonObject? found) =>
        found is null ? RefuseAsync(context, 404, "NotFound") : context.AnswerAsync(200, found.ToJsonString());

    public static Task RefuseAsync(HttpContext context, int code, string reason) =>
        context.AnswerAsync(code, $$"""{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"{{reason}}","message":"scripted","code":{{code}}}""");

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                target.Remove(name);
            }
            else if (value is JsonObject inner)
            {
                Merge((target[name] ??= new JsonObject()).AsObject(), inner);
            }
            else
            {
                target[name] = value.DeepClone();
            }
        }
    }

    private static async Task<JsonObject> ReadAsync(HttpContext context) =>
        (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
}
