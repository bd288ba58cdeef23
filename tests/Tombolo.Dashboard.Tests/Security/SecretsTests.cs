using System.Text;
using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Hosting;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Dashboard.Tests.Security;

/// <summary>Nothing secret reaches a browser, whichever address it asks: every GET that the description names.</summary>
public sealed class SecretsTests
{
    private const string Canary = "canary-that-must-not-sing";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_OfEveryAddress_HoldNoSecret()
    {
        await using var cluster = await TestCluster.StartAsync();
        await using var dashboard = await TestDashboard.StartAsync(cluster);
        using var browser = new Browser(dashboard);
        await FillAsync(cluster.Admin);
        await browser.SignInAsync(cluster.AdminToken);
        var paths = (await browser.GetAsync("openapi.json")).GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out _) && path.Name != "/mc/v1/events")
            .Select(path => path.Name["/mc/v1/".Length..])
            .ToList();
        Assert.NotEmpty(paths);

        foreach (var path in paths.SelectMany(path => new[] { "s3", "baseline", "lab-token", "mc-join" }, (path, name) => path.Replace("{kind}", "Secret").Replace("{name}", name)).Distinct())
        {
            using var answer = await browser.SendAsync(HttpMethod.Get, path);
            var body = await answer.Content.ReadAsStringAsync(Cancelled);
            Assert.True((int)answer.StatusCode < 500 || answer.StatusCode == System.Net.HttpStatusCode.ServiceUnavailable, $"{path}: {(int)answer.StatusCode} {body}");
            Assert.DoesNotContain(Canary, body, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)), body, StringComparison.Ordinal);
            Assert.DoesNotContain(cluster.AdminToken, body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(dashboard.Log.Lines, line => line.Contains(Canary, StringComparison.Ordinal));
    }

    private static async Task FillAsync(IKubernetesClient admin)
    {
        foreach (var (@namespace, name, type) in new[]
        {
            ("kasten-io", "mc-join", "Opaque"), ("kasten-io", "tombolo-identity", "tombolo.io/identity"), ("kasten-io", "s3", "secrets.kanister.io/aws"),
            ("kasten-io-mc", "s3", "secrets.kanister.io/aws"), ("kasten-io-mc", "lab-token", "dist.kio.kasten.io/join-token"), ("kasten-io-mc", "mc-join", "Opaque"),
        })
        {
            var secret = JsonSerializer.SerializeToUtf8Bytes(new
            {
                apiVersion = "v1",
                kind = "Secret",
                type,
                metadata = new { name },
                stringData = new Dictionary<string, string> { ["token"] = Canary, ["aws_access_key_id"] = Canary, ["aws_secret_access_key"] = Canary, ["privateKey"] = Canary },
            });
            _ = (await admin.CreateAsync(KnownResources.Secret, @namespace, secret, WriteOptions.Default, Cancelled)).Value;
        }

        foreach (var @namespace in new[] { "kasten-io", "kasten-io-mc" })
        {
            var profile = ClusterSetup.Json(
                $$$"""{"apiVersion":"config.kio.kasten.io/v1alpha1","kind":"Profile","metadata":{"name":"s3"},"spec":{"type":"Location","locationSpec":{"type":"ObjectStore","credential":{"secretType":"AwsAccessKey","secret":{"apiVersion":"v1","kind":"Secret","name":"s3","namespace":"{{{@namespace}}}" } } } } }""");
            _ = (await admin.CreateAsync(KnownResources.Profile, @namespace, profile, WriteOptions.Default, Cancelled)).Value;
        }
    }
}
