using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Api.Resources;
using Tombolo.Dashboard.Tests.Manager;

namespace Tombolo.Dashboard.Tests.Distributions;

/// <summary>What is done to Distributions.</summary>
public sealed class DistributionChangeTests
{
    [Fact]
    public async Task Change_Form_KeepsOverridesAndTheEmptySelector()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var version = (await fleet.GetAsync("distributions/baseline")).GetProperty("resourceVersion").GetString();
        var form = $$"""{"clusters":[{"selector":""},{"name":"shop-lyon"}],"sources":[{"kind":"Profile","name":"s3-eu"}],"driftPolicy":"Report","resourceVersion":"{{version}}"}""";

        var (status, changed) = await fleet.CallAsync("admin", HttpMethod.Put, "distributions/baseline", form);
        var (again, _) = await fleet.CallAsync("admin", HttpMethod.Put, "distributions/baseline", form);

        Assert.True(status == 200, changed.ToString());
        Assert.Equal(409, again);
        var spec = (await fleet.ReadAsync(KnownResources.Distribution, "baseline")).GetProperty("spec");
        Assert.Equal("""[{"selector":""},{"name":"shop-lyon"}]""", spec.GetProperty("clusters").GetRawText().Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("s3-eu", spec.GetProperty("sources")[0].GetProperty("ref").GetProperty("name").GetString());
        Assert.Equal("Report", spec.GetProperty("driftPolicy").GetString());
        Assert.Equal(1, spec.GetProperty("overrides").GetArrayLength());
    }

    [Fact]
    public async Task Create_BadForm_NamesEveryFaultAtThePathsOfTheForm()
    {
        await using var fleet = await ManagerFleet.StartAsync(seed: false);
        var (status, answer) = await fleet.CallAsync(
            "admin", HttpMethod.Post, "distributions", """{"name":"Bad","clusters":[{},{"selector":"a in"}],"sources":[{"kind":"Pod","name":"x"}],"driftPolicy":"Ignore"}""");
        Assert.Equal(422, status);
        Assert.Equal(
            ["name", "clusters[0]", "clusters[1].selector", "sources[0].kind", "driftPolicy"],
            answer.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()!));
    }

    [Fact]
    public async Task PauseResumeForceSync_WriteTheirFieldsAlone()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var (_, paused) = await fleet.CallAsync("admin", HttpMethod.Post, "distributions/baseline/pause", """{"reason":"maintenance"}""");
        var (_, resumed) = await fleet.CallAsync("admin", HttpMethod.Post, "distributions/baseline/resume");
        var (forced, _) = await fleet.CallAsync("admin", HttpMethod.Post, "distributions/baseline/force-sync");

        Assert.True(paused.GetProperty("paused").GetBoolean());
        Assert.Equal("maintenance", paused.GetProperty("pauseReason").GetString());
        Assert.False(resumed.GetProperty("paused").GetBoolean());
        Assert.Equal(200, forced);
        var stored = await fleet.ReadAsync(KnownResources.Distribution, "baseline");
        Assert.Equal("""[{"selector":""}]""", stored.GetProperty("spec").GetProperty("clusters").GetRawText().Replace(" ", "", StringComparison.Ordinal));
        Assert.NotEmpty(stored.GetProperty("metadata").GetProperty("annotations").GetProperty("tombolo.io/force-sync").GetString()!);
    }

    [Fact]
    public async Task ApproveRemoval_OnlyTheRevisionThatWasShown_IsApproved()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        var (nothing, _) = await fleet.CallAsync("admin", HttpMethod.Post, "distributions/baseline/approve-removal", """{"revisionHash":"h2"}""");
        await SetStatusAsync(fleet, """{"status":{"state":"Syncing","revisionHash":"h2","conditions":[{"type":"RemovalParked","status":"True","reason":"TooMuch","message":"6 copies wait"}]}}""");
        var (old, _) = await fleet.CallAsync("admin", HttpMethod.Post, "distributions/baseline/approve-removal", """{"revisionHash":"h1"}""");
        var (status, _) = await fleet.CallAsync("admin", HttpMethod.Post, "distributions/baseline/approve-removal", """{"revisionHash":"h2"}""");

        Assert.Equal((409, 409, 200), (nothing, old, status));
        var annotations = (await fleet.ReadAsync(KnownResources.Distribution, "baseline")).GetProperty("metadata").GetProperty("annotations");
        Assert.Equal("h2", annotations.GetProperty("tombolo.io/approve-removal").GetString());
    }

    [Fact]
    public async Task Preview_Form_IsPlannedWithWhatTheObjectKeeps()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        const string Form = """{"name":"baseline","clusters":[{"name":"shop-lyon"}],"sources":[{"kind":"Profile","name":"s3-eu"}]}""";

        var (status, plan) = await fleet.CallAsync("admin", HttpMethod.Post, "distributions/preview", Form);
        var (notAllowed, refusal) = await fleet.CallAsync("lister", HttpMethod.Post, "distributions/preview", Form);

        Assert.True(status == 200, plan.ToString());
        Assert.Equal("told", plan.GetProperty("notes")[0].GetString());
        Assert.Contains("\"overrides\"", fleet.Memory.Planned, StringComparison.Ordinal);
        Assert.Equal("nightly", (await fleet.ReadAsync(KnownResources.Distribution, "baseline")).GetProperty("spec").GetProperty("sources")[0].GetProperty("ref").GetProperty("name").GetString());
        Assert.Equal(403, notAllowed);
        Assert.Contains("may not update distributions.dist.kio.kasten.io", refusal.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("distributions/a%25b")]
    [InlineData("distributions/Upper")]
    [InlineData("clusters/a%2Fb")]
    [InlineData("profiles/..%2Fsecrets")]
    public async Task Names_ThatNoObjectHas_AreNotFound(string path)
    {
        await using var fleet = await ManagerFleet.StartAsync(seed: false);
        var (status, _) = await fleet.CallAsync("admin", HttpMethod.Get, path);
        Assert.Equal(404, status);
    }

    [Fact]
    public async Task Targets_OfAnIdleHub_AreNotMadeUp()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        fleet.Memory.IsActive = false;
        var (status, answer) = await fleet.CallAsync("admin", HttpMethod.Get, "distributions/baseline/targets");
        Assert.Equal(503, status);
        Assert.Equal("tombolo:NotActive", answer.GetProperty("type").GetString());
    }

    [Fact]
    public async Task DeletePreview_ManyTargets_CountsAllPages()
    {
        await using var fleet = await ManagerFleet.StartAsync();
        fleet.Memory.Details["baseline"] = new DistributionDetail
        {
            Name = "baseline",
            RevisionHash = "h",
            TotalTargets = 700,
            Targets =
            [
                .. Enumerable.Range(0, 700).Select(i => new TargetDetail
                {
                    Cluster = $"c{i:000}",
                    State = "Synced",
                    Objects = [new ObjectDetail { Kind = "Policy", Name = "nightly", State = "Applied", Owners = ["baseline"] }],
                }),
            ],
        };

        var preview = await fleet.GetAsync("distributions/baseline/delete-preview");
        var page = await fleet.GetAsync("distributions/baseline/targets?limit=10&after=c099");

        Assert.StartsWith("Distribution baseline: 700 copies on 700 clusters are removed", preview.GetProperty("effects")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("c100", page.GetProperty("targets")[0].GetProperty("cluster").GetString());
        Assert.Equal("c109", page.GetProperty("next").GetString());
    }

    private static async Task SetStatusAsync(ManagerFleet fleet, string patch)
    {
        var written = await fleet.Admin.PatchAsync(
            KnownResources.Distribution, new ResourceKey("kasten-io-mc", "baseline"), Kubernetes.Client.PatchKind.Merge,
            JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize<JsonElement>(patch)), Kubernetes.Client.WriteOptions.Status, default);
        Assert.True(written.IsSuccess);
    }
}
