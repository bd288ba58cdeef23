using System.Net;
using System.Text;
using Tombolo.Dashboard.Tests.Hosting;

namespace Tombolo.Dashboard.Tests.Api.Gate;

/// <summary>What no endpoint answers is a problem below the HTTP API too, and not the browser app's affair.</summary>
public sealed class PathsWithoutEndpointTests
{
    [Theory]
    [InlineData("GET", "nothing", null, HttpStatusCode.NotFound, null)]
    [InlineData("POST", "nothing", "application/json", HttpStatusCode.NotFound, null)]
    [InlineData("HEAD", "nothing", null, HttpStatusCode.NotFound, null)]
    [InlineData("GET", "", null, HttpStatusCode.NotFound, null)]
    [InlineData("GET", "auth/sign-in", null, HttpStatusCode.MethodNotAllowed, "POST")]
    [InlineData("HEAD", "auth/me", null, HttpStatusCode.MethodNotAllowed, "GET")]
    [InlineData("PUT", "auth/me", null, HttpStatusCode.MethodNotAllowed, "GET")]
    [InlineData("POST", "distributions/x", "application/json", HttpStatusCode.MethodNotAllowed, "DELETE, GET, PUT")]
    [InlineData("POST", "auth/sign-in", "text/plain", HttpStatusCode.UnsupportedMediaType, null)]
    public async Task Request_ThatNoEndpointTakes_IsAProblem(string method, string path, string? type, HttpStatusCode expected, string? allow)
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var http = new HttpClient { BaseAddress = new Uri(dashboard.Url, "mc/v1/") };
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = type is null ? null : new StringContent("{}", Encoding.UTF8, type) };

        using var answer = await http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(allow, answer.Content.Headers.Allow.Count == 0 ? null : string.Join(", ", answer.Content.Headers.Allow));
    }
}
