using System.Text;
using Tombolo.Dashboard.Tests.Manager;
using Tombolo.Testing.Waiting;

namespace Tombolo.Dashboard.Tests.Api.Gate;

/// <summary>What the gate answers, and the audit log says, when an endpoint fails in a way that nobody foresaw.</summary>
public sealed class FailureTests
{
    private const string Form = """{"name":"new","clusters":[{"name":"a"}],"sources":[{"kind":"Policy","name":"nightly"}]}""";

    [Fact]
    public async Task Endpoint_ThatFails_IsAProblemAndIsAuditedAs500()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        fleet.Memory.Planning = _ => throw new InvalidOperationException("inner matters");

        var (status, problem) = await fleet.CallAsync("admin", HttpMethod.Post, "distributions/preview", Form);

        Assert.Equal(500, status);
        Assert.Equal("tombolo:Internal", problem.GetProperty("type").GetString());
        Assert.DoesNotContain("inner matters", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(fleet.Dashboard.Log.Lines, line => line.Contains("inner matters", StringComparison.Ordinal));
        Assert.Contains(fleet.Dashboard.Log.Lines, line => line.StartsWith("Audit:", StringComparison.Ordinal) && line.Contains("distributions/preview: 500,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Client_ThatGoesAway_IsAuditedAsAborted()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var asked = new TaskCompletionSource();
        fleet.Memory.Planning = async stop =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        };
        using var http = new HttpClient { BaseAddress = new Uri(fleet.Dashboard.Url, "mc/v1/") };
        using var request = new HttpRequestMessage(HttpMethod.Post, "distributions/preview") { Content = new StringContent(Form, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", fleet.Local.TokenFor("admin"));
        using var away = new CancellationTokenSource();

        var answer = http.SendAsync(request, away.Token);
        await Task.WhenAny(asked.Task, answer);
        await away.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await Eventually.TrueAsync(
            () => Task.FromResult(fleet.Dashboard.Log.Lines.Any(line => line.Contains("distributions/preview: aborted, outcome not known,", StringComparison.Ordinal))),
            TimeSpan.FromSeconds(30),
            "the audit log says that nobody knows");
    }
}
