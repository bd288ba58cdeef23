using System.Text.Json;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Manager;

namespace Tombolo.Dashboard.Tests.Objects;

/// <summary>Objects as YAML.</summary>
public sealed class YamlTests
{
    [Fact]
    public async Task Change_Yaml_IsTriedThenWritten_AndSecretTextsStay()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        await ManagerFleet.CreateAsync(fleet.Admin, KnownResources.Policy, """
            apiVersion: config.kio.kasten.io/v1alpha1
            kind: Policy
            metadata: { name: import, namespace: kasten-io-mc }
            spec: { frequency: "@daily", actions: [ { action: import, importParameters: { receiveString: topsecretstring, profile: { name: s3-eu } } } ] }
            """);
        var shown = await fleet.GetAsync("objects/policies/import/yaml");
        var yaml = shown.GetProperty("yaml").GetString()!;
        Assert.DoesNotContain("topsecretstring", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("managedFields", yaml, StringComparison.Ordinal);

        var edited = yaml.Replace("@daily", "@weekly", StringComparison.Ordinal);
        var (dry, _) = await fleet.CallAsync("admin", HttpMethod.Put, "objects/Policy/import/yaml", Body(edited, dryRun: true));
        Assert.Equal("@daily", Frequency(await fleet.ReadAsync(KnownResources.Policy, "import")));
        var (status, answer) = await fleet.CallAsync("admin", HttpMethod.Put, "objects/Policy/import/yaml", Body(edited));
        var (stale, _) = await fleet.CallAsync("admin", HttpMethod.Put, "objects/Policy/import/yaml", Body(edited));

        Assert.Equal((200, 409), (dry, stale));
        Assert.True(status == 200, answer.ToString());
        var stored = await fleet.ReadAsync(KnownResources.Policy, "import");
        Assert.Equal("@weekly", Frequency(stored));
        Assert.Equal("topsecretstring", stored.GetProperty("spec").GetProperty("actions")[0].GetProperty("importParameters").GetProperty("receiveString").GetString());
    }

    [Theory]
    [InlineData("Policy", "kind: Policy", "apiVersion metadata")]
    [InlineData("Policy", "a: &x [1]\nb: *x", "yaml")]
    [InlineData("Policy", "", "yaml")]
    [InlineData("Profile", "apiVersion: config.kio.kasten.io/v1alpha1\nkind: Profile\nmetadata: { name: x, namespace: default }", "metadata.namespace")]
    [InlineData("Profile", "apiVersion: config.kio.kasten.io/v1alpha1\nkind: Profile\nmetadata: { name: x }\nspec: { locationSpec: { credential: { secret: { name: tombolo-identity } } } }", "spec.locationSpec.credential.secret.name")]
    [InlineData("Distribution", "apiVersion: dist.kio.kasten.io/v1alpha1\nkind: Distribution\nmetadata: { name: x }\nspec: { clusters: 3 }", "spec.clusters")]
    public async Task Create_BadYaml_NamesEveryFault(string kind, string yaml, string expected)
    {
        await using var fleet = await ManagerFleet.StartAsync(seed: false);
        var (status, answer) = await fleet.CallAsync("admin", HttpMethod.Post, $"objects/{kind}/yaml", Body(yaml));
        Assert.Equal(422, status);
        Assert.Equal(expected, string.Join(' ', answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString())));
    }

    [Theory]
    [InlineData("objects/Secret/s3-eu-credentials/yaml")]
    [InlineData("objects/secrets/lab-token/yaml")]
    [InlineData("events/Secret/lab-token")]
    public async Task Secrets_AreNotShown(string path)
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var (status, _) = await fleet.CallAsync("admin", HttpMethod.Get, path);
        Assert.Equal(404, status);
    }

    [Fact]
    public async Task Events_OfAnObject_NewestFirst()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        foreach (var (name, about, time) in new[] { ("e1", "shop-lyon", "2026-01-01T00:00:00Z"), ("e2", "shop-lyon", "2026-01-02T00:00:00Z"), ("e3", "hub-paris", "2026-01-03T00:00:00Z") })
        {
            await ManagerFleet.CreateAsync(fleet.Admin, KnownResources.Event, $$"""
                apiVersion: v1
                kind: Event
                metadata: { name: {{name}}, namespace: kasten-io-mc }
                involvedObject: { kind: Cluster, name: {{about}}, namespace: kasten-io-mc, apiVersion: dist.kio.kasten.io/v1alpha1 }
                type: Warning
                reason: Disconnected
                message: lost
                count: 2
                firstTimestamp: "2026-01-01T00:00:00Z"
                lastTimestamp: "{{time}}"
                source: { component: tombolo }
                """);
        }

        var items = (await fleet.GetAsync("events/Cluster/shop-lyon")).GetProperty("items");

        Assert.Equal(["2026-01-02T00:00:00+00:00", "2026-01-01T00:00:00+00:00"], items.EnumerateArray().Select(item => item.GetProperty("lastTime").GetString()!));
        Assert.Equal(2, items[0].GetProperty("count").GetInt32());
    }

    private static string Body(string yaml, bool dryRun = false) => $$"""{"yaml":{{JsonSerializer.Serialize(yaml)}},"dryRun":{{(dryRun ? "true" : "false")}}}""";

    private static string? Frequency(JsonElement policy) => policy.GetProperty("spec").GetProperty("frequency").GetString();
}
