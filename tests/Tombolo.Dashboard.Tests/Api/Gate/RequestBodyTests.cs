using System.Net;
using System.Text;
using System.Text.Json;
using Tombolo.Dashboard.Tests.Manager;

namespace Tombolo.Dashboard.Tests.Api.Gate;

/// <summary>Bodies that no form takes are refused alike, whatever the form.</summary>
public sealed class RequestBodyTests
{
    [Fact]
    public async Task Body_ThatNoFormTakes_IsRefusedWithItsPath()
    {
        await using var fleet = await ManagerFleet.StartAsync(seed: false);
        (string Path, string Json, string At)[] bodies =
        [
            ("distributions", """{"name":"x","clusters":[null]}""", "clusters[0]"),
            ("distributions", """{"name":"x","clusters":[{"name":"a"},{"name":"b"}],"sources":[{"kind":"Policy","name":"p"},null]}""", "sources[1]"),
            ("distributions/preview", """{"clusters":[null]}""", "clusters[0]"),
            ("policies", """{"name":"x","settings":{"actions":[null]}}""", "settings.actions[0]"),
            ("policies", """{"name":"x","settings":{"selector":{"matchExpressions":[{"key":"a","values":["b",null]}]}}}""", "settings.selector.matchExpressions[0].values[1]"),
            ("permissions", """{"name":"x","subjects":[null]}""", "subjects[0]"),
            ("permissions", """{"name":"x","clusters":[null],"subjects":[]}""", "clusters[0]"),
            ("join-tokens", """{"name":"x","allowedNames":["a",null]}""", "allowedNames[1]"),
            ("objects/Policy/yaml", """{"yaml":"kind: Policy","dry_run":true}""", "$.dry_run"),
            ("distributions", """{"name":"x","clusters":[{"name":"a","nam":"b"}]}""", "$.clusters[0].nam"),
            ("distributions", """{"name":1}""", "$.name"),
            ("distributions", "", "$"),
            ("distributions", " \n", "$"),
            ("distributions", "null", "$"),
            ("distributions", "[]", "$"),
            ("distributions", "\"text\"", "$"),
            ("auth/sign-in", "null", "$"),
        ];
        List<string> found = [];

        foreach (var (path, json, _) in bodies)
        {
            var (status, problem) = await fleet.CallAsync("admin", HttpMethod.Post, path, json);
            found.Add($"{path} {json}: {status} {(status == 400 ? problem.GetProperty("errors")[0].GetProperty("path").GetString() : problem.ToString())}");
        }

        Assert.Equal(bodies.Select(body => $"{body.Path} {body.Json}: 400 {body.At}"), found);
    }

    [Fact]
    public async Task Body_ThatIsNotThere_IsSpokenOfInOurWords()
    {
        await using var fleet = await ManagerFleet.StartAsync(seed: false);

        var (_, problem) = await fleet.CallAsync("admin", HttpMethod.Post, "distributions", "null");

        Assert.StartsWith("a JSON object is expected", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    public async Task Pause_WithoutAReason_NeedsNoBody(string? json)
    {
        await using var fleet = await ManagerFleet.StartAsync();

        var (status, paused) = await fleet.CallAsync("admin", HttpMethod.Post, "distributions/baseline/pause", json);

        Assert.True(status == 200, paused.ToString());
        Assert.True(paused.GetProperty("paused").GetBoolean());
    }

    [Theory]
    [InlineData("auth/sign-in", 64 * 1024, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("auth/sign-in", 64 * 1024, true, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("auth/sign-in", 17 * 1024, false, HttpStatusCode.UnprocessableEntity)]
    [InlineData("join-tokens", 1024 * 1024, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("join-tokens", 1024 * 1024, true, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("distributions/none/resume", 1024 * 1024, false, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Body_ThatIsTooLarge_IsRefused(string path, int size, bool isChunked, HttpStatusCode expected)
    {
        await using var fleet = await ManagerFleet.StartAsync(seed: false);
        using var http = new HttpClient { BaseAddress = new Uri(fleet.Dashboard.Url, "mc/v1/") };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent($$"""{"token":"{{new string('x', size)}}"}""", Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", fleet.Local.TokenFor("admin"));
        request.Headers.TransferEncodingChunked = isChunked;

        using var answer = await http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task BearerToken_LongerThanAny_IsNotAskedAbout()
    {
        await using var fleet = await ManagerFleet.StartAsync(seed: false);
        using var http = new HttpClient { BaseAddress = new Uri(fleet.Dashboard.Url, "mc/v1/") };
        using var request = new HttpRequestMessage(HttpMethod.Get, "auth/me");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {new string('x', 17 * 1024)}");

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("token", JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("errors")[0].GetProperty("path").GetString());
    }
}
