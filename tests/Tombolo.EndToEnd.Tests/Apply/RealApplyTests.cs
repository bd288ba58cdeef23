using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Apply.Leaving;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Apply;

public sealed class RealApplyTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Items_AreWrittenExactlyOncePerChangeAndNeverAfterARestart()
    {
        await using var cluster = await ClusterAsync();
        DesiredItem[] items =
        [
            ItemOf.Secret("cred", "one"),
            ItemOf.Profile("s3"),
            ItemOf.Policy("nightly", """{"frequency":"@daily","actions":[{"action":"backup"}]}"""),
            ItemOf.Kind(KnownResources.Blueprint, "db", """{"actions":{"backup":{"phases":[{"func":"KubeExec","name":"x","args":{"n":1.5}}]}}}"""),
            ItemOf.Kind(KnownResources.PolicyPreset, "gold", """{"spec":{"backup":{"retention":{"daily":7}}}}"""),
            ItemOf.Kind(KnownResources.TransformSet, "dns", """{"spec":{"transforms":[{"json":[{"op":"replace","path":"/a","value":null}]}]}}"""),
            ItemOf.Kind(KnownResources.BlueprintBinding, "bind", """{"spec":{"disabled":false,"resources":{}}}"""),
            ItemOf.Kind(KnownResources.ConfigMap, "settings", """{"data":{"empty":""},"binaryData":{"b":"AA=="}}"""),
        ];

        await cluster.DesireAsync(items);
        Assert.All(items, item => Assert.Equal(ObjectStates.Applied, cluster.Result(item)!.State));
        var first = await cluster.WritesAsync(items);
        Assert.Equal(items.Length, first.Count);
        Assert.All(first, write => Assert.EndsWith(" 201", write, StringComparison.Ordinal));

        var mark = cluster.Mark();
        items[0] = ItemOf.Secret("cred", "two");
        Assert.Equal(["patch secrets cred 200"], await cluster.WritesAsync(items, mark));

        mark = cluster.Mark();
        await cluster.RestartAsync(items);
        Assert.Empty(await cluster.WritesAsync(items, mark));
    }

    [Fact]
    public async Task Foreign_Different_IsLeftUntouched()
    {
        await using var cluster = await ClusterAsync();
        var theirs = await cluster.CreateAsync(KnownResources.Profile, "a", """{"spec":{"unrelated":true}}""");
        var item = ItemOf.Profile("a");

        await cluster.DesireAsync(item);

        Assert.Equal((ObjectStates.Conflict, ObjectReasons.ForeignObject), (cluster.Result(item)!.State, cluster.Result(item)!.Reason));
        Assert.Contains("kubectl", cluster.Result(item)!.Message, StringComparison.Ordinal);
        Assert.All(await cluster.WritesAsync([item]), write => Assert.EndsWith(" 409", write, StringComparison.Ordinal));
        Assert.Equal(theirs.Metadata.ResourceVersion, (string?)(await cluster.GetAsync(KnownResources.Profile, "a"))!["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public async Task Foreign_Equal_IsAdoptedTakesItsNextChangeAndIsReleased()
    {
        await using var cluster = await ClusterAsync();
        await cluster.CreateAsync(KnownResources.Profile, "a", """{"spec":{"type":"Location","comment":""}}""");

        await cluster.DesireAsync(ItemOf.Profile("a"));
        Assert.Equal(ObjectStates.Adopted, cluster.Result(ItemOf.Profile("a"))!.State);

        var changed = ItemOf.Profile("a", """{"type":"Infra","ours":1}""");
        await cluster.DesireAsync(changed);
        Assert.Equal(ObjectStates.Adopted, cluster.Result(changed)!.State);
        Assert.Equal("Infra", (string?)(await cluster.GetAsync(KnownResources.Profile, "a"))!["spec"]!["type"]);

        await cluster.DesireAsync();
        var released = (await cluster.GetAsync(KnownResources.Profile, "a"))!;
        Assert.Equal(("Infra", 1), ((string?)released["spec"]!["type"], (int)released["spec"]!["ours"]!));
        Assert.DoesNotContain("tombolo", released["metadata"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.True((await cluster.ApplyAsync(KnownResources.Profile, "a", "", """ "spec":{"ours":2} """, "gitops")).IsSuccess);
    }

    [Fact]
    public async Task CopyOfAnotherPrimary_IsAdoptedWhenEqual()
    {
        await using var cluster = await ClusterAsync();
        await cluster.ApplyAsync(
            KnownResources.Profile,
            "a",
            """
            ,"labels":{"tombolo.io/origin":"another"},"annotations":{"tombolo.io/copy-name":"a","tombolo.io/content":"old"}
            """,
            """ "spec":{"type":"Location"} """,
            FieldManagers.Distribution);
        await cluster.CreateAsync(
            KnownResources.Profile, "b", """{"metadata":{"labels":{"tombolo.io/origin":"another"},"annotations":{"tombolo.io/content":"old"}},"spec":{"type":"Location"}}""", "restore-tool");

        await cluster.DesireAsync(ItemOf.Profile("a"), ItemOf.Profile("b"));

        Assert.Equal(ObjectStates.Adopted, cluster.Result(ItemOf.Profile("a"))!.State);
        Assert.Equal(ObjectStates.Adopted, cluster.Result(ItemOf.Profile("b"))!.State);
        Assert.Equal(ApplyCluster.PrimaryId, (string?)(await cluster.GetAsync(KnownResources.Profile, "b"))!["metadata"]!["labels"]![Labels.Origin]);
    }

    [Theory]
    [InlineData("""{"type":"Location"}""", ObjectStates.Adopted)]
    [InlineData("""{"type":"Infra"}""", ObjectStates.Conflict)]
    public async Task LegacyObject_WithoutManagers_IsAdoptedWhenEqualAndTakesItsNextChange(string spec, string state)
    {
        await using var cluster = await ClusterAsync();
        await cluster.CreateAsync(KnownResources.Profile, "a", $$"""{"spec":{{spec}}}""");
        await cluster.PatchAsync(KnownResources.Profile, "a", """{"metadata":{"managedFields":[{}]}}""");

        await cluster.DesireAsync(ItemOf.Profile("a"));
        Assert.Equal(state, cluster.Result(ItemOf.Profile("a"))!.State);

        var changed = ItemOf.Profile("a", """{"type":"Changed"}""");
        await cluster.DesireAsync(changed);
        Assert.Equal(state == ObjectStates.Adopted ? "Changed" : "Infra", (string?)(await cluster.GetAsync(KnownResources.Profile, "a"))!["spec"]!["type"]);
    }

    [Fact]
    public async Task TakeOver_DifferentForeignObject_IsOneForcedWrite()
    {
        await using var cluster = await ClusterAsync();
        await cluster.CreateAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra","theirs":1}}""");
        var item = ItemOf.Profile("a") with { ConflictPolicy = ConflictPolicies.Adopt };

        await cluster.DesireAsync(item);

        Assert.Equal(ObjectStates.Adopted, cluster.Result(item)!.State);
        Assert.Equal("""{"theirs":1,"type":"Location"}""", (await cluster.GetAsync(KnownResources.Profile, "a"))!["spec"]!.ToJsonString());
    }

    [Fact]
    public async Task Drift_IsPutBackOnceAndNamesWhoDidIt()
    {
        await using var cluster = await ClusterAsync();
        var item = ItemOf.Profile("a", """{"type":"Location","list":[{"a":1},{"a":2}]}""");
        await cluster.DesireAsync(item);
        var mark = cluster.Mark();

        await cluster.PatchAsync(KnownResources.Profile, "a", """{"spec":{"type":"Infra","list":[{"a":1},{"a":3}],"theirs":1}}""", "somebody");
        await cluster.ResultAsync(item, result => result.Reason == ObjectReasons.DriftReverted, "is put back");

        Assert.Equal(
            [("spec.type", "Location", "Infra", "somebody"), ("spec.list[1].a", "2", "3", "somebody")],
            cluster.Result(item)!.Drift!.Select(drift => (drift.Path, drift.Wanted, drift.Found, drift.Manager)));
        Assert.Equal(["patch profiles a 200"], await cluster.WritesAsync([item], mark));
        Assert.Equal(1, (int)(await cluster.GetAsync(KnownResources.Profile, "a"))!["spec"]!["theirs"]!);
    }

    [Fact]
    public async Task WhatOthersAdd_IsNoDrift()
    {
        await using var cluster = await ClusterAsync();
        var item = ItemOf.Profile("a");
        await cluster.DesireAsync(item);
        var mark = cluster.Mark();

        await cluster.PatchAsync(KnownResources.Profile, "a", """{"status":{"validation":"Success","hash":123}}""", "k10-stand-in", "status");
        await cluster.PatchAsync(KnownResources.Profile, "a", """{"metadata":{"labels":{"team":"blue"},"finalizers":["example.org/x"]},"spec":{"theirs":{"a":1}}}""");

        Assert.Empty(await cluster.WritesAsync([item], mark));
        Assert.Equal((ObjectStates.Applied, ""), (cluster.Result(item)!.State, cluster.Result(item)!.Reason));
        await cluster.PatchAsync(KnownResources.Profile, "a", """{"metadata":{"finalizers":null}}""");
    }

    [Fact]
    public async Task EngineFields_FilledAfterEachChange_AreKeptNeverRevertedAndNeverReported()
    {
        const string Spec = """{"frequency":"FREQUENCY","actions":[{"action":"backup"},{"action":"export","exportParameters":{"frequency":"@daily","profile":{"name":"s3"}}}]}""";
        await using var cluster = await ClusterAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var standIn = PolicyEngineStandIn.RunAsync(cluster, stop.Token);
        foreach (var frequency in new[] { "@daily", "@hourly", "@weekly" })
        {
            var mark = cluster.Mark();
            var item = ItemOf.Policy("nightly", Spec.Replace("FREQUENCY", frequency, StringComparison.Ordinal));
            await cluster.DesireAsync(item);
            await Eventually.TrueAsync(async () => await ReceiveStringAsync(cluster) is not null, TimeSpan.FromSeconds(30));
            var writes = await cluster.WritesAsync([item], mark);

            Assert.Single(writes);
            Assert.Equal("receive-1", await ReceiveStringAsync(cluster));
            Assert.Equal(frequency, (string?)(await cluster.GetAsync(KnownResources.Policy, "nightly"))!["spec"]!["frequency"]);
            Assert.Equal((ObjectStates.Applied, ""), (cluster.Result(item)!.State, cluster.Result(item)!.Reason));
        }

        await stop.CancelAsync();
        await standIn;
    }

    [Fact]
    public async Task Secret_OfAnotherType_IsReplaced()
    {
        await using var cluster = await ClusterAsync();
        await cluster.DesireAsync(ItemOf.Secret("cred", "one"));
        var before = (string?)(await cluster.GetAsync(KnownResources.Secret, "cred"))!["metadata"]!["uid"];
        var changed = ItemOf.Secret("cred", "one", "secrets.kanister.io/aws");
        var mark = cluster.Mark();

        await cluster.DesireAsync(changed);

        Assert.Equal(ObjectStates.Replaced, cluster.Result(changed)!.State);
        var after = (await cluster.GetAsync(KnownResources.Secret, "cred"))!;
        Assert.Equal("secrets.kanister.io/aws", (string?)after["type"]);
        Assert.NotEqual(before, (string?)after["metadata"]!["uid"]);
        Assert.Equal(["delete secrets cred 200", "patch secrets cred 201"], await cluster.WritesAsync([changed], mark));
    }

    [Fact]
    public async Task ImmutableSecret_IsReplacedWhenItsDataChanges()
    {
        await using var cluster = await ClusterAsync();
        await cluster.DesireAsync(ItemOf.Secret("cred", "one"));
        await cluster.PatchAsync(KnownResources.Secret, "cred", """{"immutable":true}""");

        var changed = ItemOf.Secret("cred", "two");
        await cluster.DesireAsync(changed);

        // Before the mark of the other writer was seen, the change is tried in place, and refused.
        await cluster.StateIsAsync(changed, ObjectStates.Replaced);
        Assert.Equal("dHdv", (string?)(await cluster.GetAsync(KnownResources.Secret, "cred"))!["data"]!["key"]);
    }

    [Fact]
    public async Task Deleted_IsMadeAgain()
    {
        await using var cluster = await ClusterAsync();
        var item = ItemOf.Profile("a");
        await cluster.DesireAsync(item);

        await cluster.DeleteAsync(KnownResources.Profile, "a");

        await cluster.ResultAsync(item, result => result.Reason == ObjectReasons.Recreated, "is made again");
        Assert.NotNull(await cluster.GetAsync(KnownResources.Profile, "a"));
    }

    [Fact]
    public async Task NoLongerWanted_GoesUnlessItIsUsedOrRetained()
    {
        await using var cluster = await ClusterAsync();
        await cluster.CreateAsync(KnownResources.Policy, "local", """{"spec":{"actions":[{"action":"export","exportParameters":{"profile":{"name":"used","namespace":"NAMESPACE"}}}]}}"""
            .Replace("NAMESPACE", cluster.Namespace, StringComparison.Ordinal));
        var retained = ItemOf.Profile("retained") with { DeletionPolicy = DeletionPolicies.Retain };
        await cluster.DesireAsync(ItemOf.Secret("cred", "one"), ItemOf.Profile("free"), ItemOf.Profile("used"), retained);

        await cluster.DesireAsync();

        Assert.Null(await cluster.GetAsync(KnownResources.Secret, "cred"));
        Assert.Null(await cluster.GetAsync(KnownResources.Profile, "free"));
        Assert.Equal(ObjectStates.InUse, cluster.Result(ItemOf.Profile("used"))!.State);
        Assert.Equal(ObjectStates.Retained, cluster.Result(retained)!.State);
        Assert.DoesNotContain("tombolo", (await cluster.GetAsync(KnownResources.Profile, "retained"))!["metadata"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_RemovesEverything()
    {
        await using var cluster = await ClusterAsync();
        await cluster.DesireAsync(ItemOf.Secret("cred", "one"), ItemOf.Profile("a"), ItemOf.Profile("kept") with { DeletionPolicy = DeletionPolicies.Retain });

        var outcome = await cluster.LeaveAsync(CopyDisposition.ByPolicy);

        Assert.True(outcome.IsComplete, string.Join('\n', outcome.Failed));
        Assert.Equal(2, outcome.Removed.Count);
        Assert.Null(await cluster.GetAsync(KnownResources.Secret, "cred"));
        Assert.NotNull(await cluster.GetAsync(KnownResources.Profile, "kept"));
    }

    private static async Task<string?> ReceiveStringAsync(ApplyCluster cluster) =>
        (string?)(await cluster.GetAsync(KnownResources.Policy, "nightly"))?["spec"]!["actions"]![1]!["exportParameters"]!["receiveString"];

    private async Task<ApplyCluster> ClusterAsync() => await ApplyCluster.CreateAsync(await pool.ShareAsync(Cancelled));
}
