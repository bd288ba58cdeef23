using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Hosting;
using Tombolo.Dashboard.Users.Rights;
using Tombolo.Kubernetes.Errors;
using Tombolo.LocalKube.Faults;

namespace Tombolo.Dashboard.Tests.Users.Rights;

/// <summary>Questions that the rules of a namespace do not answer.</summary>
public sealed class UserRightsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Question_ThatFailed_IsAskedAnew()
    {
        await using var cluster = await TestCluster.StartAsync();
        var rights = new UserRights("kasten-io", [], IsComplete: true);
        cluster.Local.Faults.Rates = new FaultRates { InternalError = 1 };
        await Assert.ThrowsAsync<KubernetesException>(() => rights.MayAsync(cluster.Admin, "create", KnownResources.Namespace, "", Cancelled));
        cluster.Local.Faults.Clear();

        Assert.True(await rights.MayAsync(cluster.Admin, "create", KnownResources.Namespace, "", Cancelled));

        var mark = cluster.Local.Audit.Count;
        Assert.True(await rights.MayAsync(cluster.Admin, "create", KnownResources.Namespace, "", Cancelled));
        Assert.Empty(cluster.Local.Audit.Read(mark));
    }
}
