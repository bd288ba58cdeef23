using Tombolo.Dashboard.Tests.Hosting;
using Tombolo.Testing.Files;

namespace Tombolo.Dashboard.Tests.OpenApi;

/// <summary>The committed description says what the endpoints do. UPDATE_OPENAPI=1 rewrites it.</summary>
public sealed class OpenApiTests
{
    private static string Committed => Path.Combine(SolutionFolder.Find(), "src", "Tombolo.Dashboard", "openapi.json");

    [Fact]
    public async Task CommittedDocument_IsWhatTheEndpointsAre()
    {
        var generated = await OpenApiGenerator.GenerateAsync();
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(Committed, generated, TestContext.Current.CancellationToken);
        }

        var committed = await File.ReadAllTextAsync(Committed, TestContext.Current.CancellationToken);
        Assert.True(committed == generated, "src/Tombolo.Dashboard/openapi.json is not what the endpoints are; run this test with UPDATE_OPENAPI=1 and commit the result");
    }

    [Fact]
    public async Task Server_ServesTheCommittedDocument()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);

        var served = await browser.GetAsync("openapi.json");

        Assert.Equal("3.1.1", served.GetProperty("openapi").GetString());
        Assert.True(served.GetProperty("paths").TryGetProperty("/mc/v1/auth/sign-in", out _));
    }
}
