using Tombolo.Api.Resources;
using Tombolo.Cli.Tests.Harness;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Cli.Tests.Commands;

public sealed class FailureTests : CommandTest
{
    [Theory]
    [InlineData(404, "NotFound", "the server could not find the requested resource", "tombolo manifests crds | kubectl apply -f -")]
    [InlineData(404, "", "404 page not found", "tombolo manifests crds | kubectl apply -f -")]
    [InlineData(401, "Unauthorized", "Unauthorized", "sign in again")]
    [InlineData(403, "Forbidden", "clusters is forbidden", "ask an administrator")]
    [InlineData(500, "InternalError", "etcd is away", "etcd is away")]
    public async Task Run_ApiServerRefuses_NamesObjectCauseAndRepair(int code, string reason, string message, string repair)
    {
        Api.BeforeRequest = _ => new KubernetesStatus(code, reason, message, [], null);
        var result = await RunAsync("get", "clusters");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(KnownResources.Cluster.QualifiedName, result.Error, StringComparison.Ordinal);
        Assert.Contains(repair, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ApiServerUnreachable_SaysWhichAndWhy()
    {
        Api.BeforeRequest = _ => throw new KubernetesUnreachableException(Api.Server, new IOException("connection refused"));
        var result = await RunAsync("get", "distributions");
        Assert.Equal(ExitCodes.Failure, result.ExitCode);
        Assert.Contains(Api.Server.ToString(), result.Error, StringComparison.Ordinal);
        Assert.Contains("connection refused", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Interrupted_Exits130()
    {
        using var interrupt = new CancellationTokenSource();
        var command = RunAsync(interrupt.Token, "wait", "cluster/one");
        await Testing.Waiting.Eventually.TrueAsync(() => Task.FromResult(Api.Requests.Any(request => request.Verb == "watch")));
        await interrupt.CancelAsync();
        Assert.Equal(ExitCodes.Interrupted, (await command).ExitCode);
    }
}
