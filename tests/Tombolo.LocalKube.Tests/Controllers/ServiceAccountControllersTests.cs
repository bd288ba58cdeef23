using System.Text;
using Tombolo.LocalKube.Json;
using Tombolo.LocalKube.Resources;
using Tombolo.Testing.Waiting;

namespace Tombolo.LocalKube.Tests.Controllers;

public sealed class ServiceAccountControllersTests
{
    [Fact]
    public async Task Namespace_New_GetsAccountAndAuthority()
    {
        await using var cluster = await ControlledCluster.StartAsync();
        Assert.NotNull(cluster.Find(BuiltInResources.ServiceAccounts, "default", "default"));

        cluster.Create(BuiltInResources.Namespaces, "", "fresh");

        await Eventually.TrueAsync(() => cluster.Find(BuiltInResources.ConfigMaps, "fresh", "kube-root-ca.crt") is not null);
        Assert.Equal(
            cluster.Cluster.Authority.Certificate.ExportCertificatePem(),
            cluster.Read(BuiltInResources.ConfigMaps, "fresh", "kube-root-ca.crt").Object("data").Text("ca.crt"));
        var first = cluster.Find(BuiltInResources.ServiceAccounts, "fresh", "default")!.Uid;
        cluster.Delete(BuiltInResources.ServiceAccounts, "fresh", "default");
        await Eventually.TrueAsync(() => cluster.Find(BuiltInResources.ServiceAccounts, "fresh", "default") is { } again && again.Uid != first);
    }

    [Fact]
    public async Task TokenSecret_New_IsFilledAndGoesWithItsAccount()
    {
        await using var cluster = await ControlledCluster.StartAsync();
        cluster.Create(BuiltInResources.ServiceAccounts, "default", "robot");
        cluster.Create(
            BuiltInResources.Secrets,
            "default",
            "robot-token",
            """{"type":"kubernetes.io/service-account-token"}""",
            """{"annotations":{"kubernetes.io/service-account.name":"robot"}}""");

        await Eventually.TrueAsync(() => cluster.Read(BuiltInResources.Secrets, "default", "robot-token").Object("data").Text("token") is not null);
        var data = cluster.Read(BuiltInResources.Secrets, "default", "robot-token").Object("data");
        Assert.Equal("default", Encoding.UTF8.GetString(Convert.FromBase64String(data.Text("namespace")!)));

        cluster.Delete(BuiltInResources.ServiceAccounts, "default", "robot");
        await cluster.GoneAsync(BuiltInResources.Secrets, "default", "robot-token");
    }

    [Fact]
    public async Task TokenSecret_OfNobody_Goes()
    {
        await using var cluster = await ControlledCluster.StartAsync();
        cluster.Create(
            BuiltInResources.Secrets,
            "default",
            "lost",
            """{"type":"kubernetes.io/service-account-token"}""",
            """{"annotations":{"kubernetes.io/service-account.name":"nobody"}}""");

        await cluster.GoneAsync(BuiltInResources.Secrets, "default", "lost");
    }
}
