using Tombolo.Primary.Bootstraps.Steps;
using Tombolo.Runtime.Hosting;
using Tombolo.Testing.InMemory;
using Tombolo.Testing.Time;

namespace Tombolo.Primary.Tests.Bootstraps.Steps;

public sealed class PromotionGateTests
{
    [Theory]
    [InlineData("kasten-io", null)]
    [InlineData("backup", "NamespaceMissing")]
    public async Task Check_NamespaceOfTheServer_MustExist(string k10Namespace, string? reason)
    {
        var api = new InMemoryKubernetes(new ManualTimeProvider(), "kasten-io");
        var gate = new PromotionGate(api, new ClusterContext { K10Namespace = k10Namespace, ServerVersion = "1.2.3", ClusterUid = "id" });
        Assert.Equal(reason, (await gate.CheckAsync(TestContext.Current.CancellationToken))?.Reason);
    }
}
