using Microsoft.AspNetCore.Http;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Client;
using Tombolo.Testing.Http;

namespace Tombolo.Kubernetes.Tests.Client;

/// <summary>Paging. A script names the answers in order: a page "a,b>next", the last page "c", an error by its code.</summary>
public sealed class ListAllTests
{
    [Theory]
    [InlineData("a,b", "a,b", "limit=2")]
    [InlineData("a,b>1|c", "a,b,c", "limit=2|limit=2&continue=1")]
    [InlineData("a,b>1|c,d>2|e", "a,b,c,d,e", "limit=2|limit=2&continue=1|limit=2&continue=2")]
    [InlineData(">1|a", "a", "limit=2|limit=2&continue=1")]
    [InlineData("a>1|", "a", "limit=2|limit=2&continue=1")]
    [InlineData("a,b>1|410|c>3|d", "c,d", "limit=2|limit=2&continue=1|limit=2|limit=2&continue=3")]
    [InlineData("a>1|b>2|410|c", "c", "limit=2|limit=2&continue=1|limit=2&continue=2|limit=2")]
    [InlineData("a>1|410|a>1|410|a>1|410|a,b,c", "a,b,c", "limit=2|limit=2&continue=1|limit=2|limit=2&continue=1|limit=2|limit=2&continue=1|")]
    public async Task ListAll_Pages_AreOneList(string script, string names, string queries)
    {
        await using var server = await ScriptedServer.StartAsync(new PageScript(script).AnswerAsync);
        using var client = TestClient.For(server);

        var list = (await client.ListAllAsync(KnownResources.Secret, new() { Limit = 2 }, default)).Value;

        Assert.Equal(names, string.Join(',', list.Items.Select(item => item.Metadata.Name)));
        Assert.Equal(queries, string.Join('|', server.Requests.Select(request => request.Target.Split('?').ElementAtOrDefault(1))));
        Assert.Null(list.Continue);
        Assert.Equal("100", list.ResourceVersion);
    }

    [Theory]
    [InlineData("403", 403)]
    [InlineData("410", 410)]
    [InlineData("a,b>1|500", 500)]
    [InlineData("a,b>1|403", 403)]
    [InlineData("a,b>1|410|503", 503)]
    [InlineData("a>1|410|a>1|410|a>1|410|429", 429)]
    [InlineData("a>1|b>1", 500)]
    public async Task ListAll_AnyPageFails_IsTheErrorAndNeverAPart(string script, int code)
    {
        await using var server = await ScriptedServer.StartAsync(new PageScript(script).AnswerAsync);
        using var client = TestClient.For(server);

        var result = await client.ListAllAsync(KnownResources.Secret, new() { Limit = 2 }, default);

        Assert.Equal(code, result.Error?.Code);
    }

    [Fact]
    public async Task ListAll_WithoutLimit_AsksForPages()
    {
        await using var server = await ScriptedServer.StartAsync(new PageScript("a").AnswerAsync);
        using var client = TestClient.For(server);

        await client.ListAllAsync(KnownResources.Secret, new() { Namespace = "n", ResourceVersion = "0" }, default);

        Assert.Equal("/api/v1/namespaces/n/secrets?limit=500&resourceVersion=0", server.Requests.Single().Target);
    }

    private sealed class PageScript(string script)
    {
        private readonly string[] _steps = script.Split('|');
        private int _next;

        public Task AnswerAsync(HttpContext context)
        {
            var step = _steps[_next++];
            if (int.TryParse(step, out var code))
            {
                return context.AnswerAsync(code, $$"""{"kind":"Status","code":{{code}},"reason":"Scripted"}""");
            }

            var parts = step.Split('>');
            var items = parts[0].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => $$$"""{"metadata":{"name":"{{{name}}}"}}""");
            return context.AnswerAsync(
                200, $$"""{"kind":"SecretList","metadata":{"resourceVersion":"100","continue":"{{parts.ElementAtOrDefault(1)}}"},"items":[{{string.Join(',', items)}}]}""");
        }
    }
}
