using System.Text.Json.Nodes;
using Tombolo.Primary.FleetApi;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Time;

namespace Tombolo.Primary.Tests.FleetApi;

public class CallerAccessTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly InMemoryKubernetes _api;
    private readonly List<(string Path, JsonObject Body)> _asked = [];

    private CallerAccess? _access;

    public CallerAccessTests() => _api = new InMemoryKubernetes(_time, "kasten-io");

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

        var refusal = await CheckAsync(authorization);

        Assert.Equal((reason, code), (refusal?.Problem.Reason, refusal?.StatusCode ?? 0));
        Assert.DoesNotContain("good", refusal?.Problem.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Access_IsAskedForTheWholeIdentity()
    {
        Answer(isAllowed: true);

        await CheckAsync("Bearer good");

        Assert.Equal(
            """{"user":"ann","uid":"7","groups":["ops"],"extra":{"scopes":["x"]},"resourceAttributes":{"namespace":"kasten-io-mc","verb":"get","group":"dist.kio.kasten.io","resource":"distributions","name":"baseline"}}""",
            _asked[1].Body["spec"]!.ToJsonString());
    }

    [Fact]
    public async Task Check_ApiServerThatDoesNotTell_IsNoPermission()
    {
        var refusal = await CheckAsync("Bearer good");

        Assert.Equal(503, refusal!.StatusCode);
    }

    [Fact]
    public async Task Check_SameTokenAgain_IsReviewedOnceInTenSecondsAndItsRightsEachTime()
    {
        Answer(isAllowed: true);
        await CheckAsync("Bearer good");
        Answer(isAllowed: false);

        Assert.Equal(403, (await CheckAsync("Bearer good"))?.StatusCode);
        Assert.Equal((1, 2), (Asked("tokenreviews"), Asked("subjectaccessreviews")));

        _time.Advance(TokenReviews.Lifetime);
        await CheckAsync("Bearer good");
        Assert.Equal(2, Asked("tokenreviews"));
    }

    [Fact]
    public async Task Check_OneBadTokenAfterTheOther_IsNotAskedAboutForAWhile()
    {
        Answer(isAllowed: true);
        for (var guess = 0; guess < TokenReviews.RefusedBurst; guess++)
        {
            Assert.Equal(401, (await CheckAsync($"Bearer guess-{guess}"))?.StatusCode);
        }

        await CheckAsync("Bearer good", "192.0.2.7");
        var refusal = await CheckAsync("Bearer one-more");
        Assert.Equal((429, "TooManyTokens"), (refusal?.StatusCode ?? 0, refusal?.Problem.Reason));
        Assert.Equal(401, (await CheckAsync("Bearer guess-0"))?.StatusCode);
        Assert.Equal(TokenReviews.RefusedBurst + 1, Asked("tokenreviews"));

        // Others are not told to wait, nor is whoever is known already.
        Assert.Null(await CheckAsync("Bearer good"));
        Assert.Equal(401, (await CheckAsync("Bearer from-elsewhere", "192.0.2.8"))?.StatusCode);

        _time.Advance(TokenReviews.RefusedRefill);
        Assert.Equal(401, (await CheckAsync("Bearer one-more"))?.StatusCode);
    }

    [Fact]
    public void Credentials_Shown_HoldNoToken() => Assert.Equal("192.0.2.1", new CallerCredentials("Bearer good", "192.0.2.1").ToString());

    private int Asked(string review) => _asked.Count(asked => asked.Path.EndsWith(review, StringComparison.Ordinal));

    private Task<CallerRefusal?> CheckAsync(string authorization, string source = "192.0.2.1") => (_access ??= new CallerAccess(_api, _time))
        .CheckAsync(new CallerCredentials(authorization, source), "baseline", TestContext.Current.CancellationToken);

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
