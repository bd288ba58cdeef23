using System.Text.Json;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.EndToEnd.Tests.Reach;

/// <summary>The pages of a cluster of the fleet, seen on the primary as the person who is signed in there (design section 8).</summary>
public sealed class ClickThroughTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PagesOfACluster_OnThePrimary_AreShownAndChangedAsThePersonAndNobodyElse()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartReachableAsync(Cancelled);
        var id = await fleet.Primary.ReadAsync("namespace", "", "kube-system", ".metadata.uid", Cancelled);
        using var person = await SignedIn.SignInAsync(fleet, new Uri(fleet.Primary.Server.PublicUrl), fleet.Primary.Kubectl.Kubeconfig, Cancelled);
        await fleet.Secondary.Kubectl.ApplyAsync(ReachedFleet.Policy("daily"), Cancelled);

        var me = await person.GetAsync("clusters/shop-lyon/view/auth/me", Cancelled);
        Assert.Equal((200, $"tombolo:{id}:admin"), (me.Status, me.Body.GetProperty("name").GetString()));
        Assert.False(me.Body.TryGetProperty("csrfToken", out _));
        var cluster = await person.GetAsync("clusters/shop-lyon/view/cluster", Cancelled);
        Assert.Equal(("Secondary", "shop-lyon"), (Text(cluster.Body, "role"), Text(cluster.Body, "name")));
        var policies = await person.GetAsync("clusters/shop-lyon/view/cluster/policies", Cancelled);
        Assert.Equal("daily", Text(Assert.Single(policies.Body.GetProperty("items").EnumerateArray()), "name"));

        // As the person: what nobody gave them there they may not, however much they may here.
        const string Feature = "clusters/shop-lyon/view/cluster/features/joinFromSecondary";
        var refused = await person.SendAsync(HttpMethod.Put, Feature, """{"enabled":false}""", Cancelled);
        Assert.Equal(403, refused.Status);
        Assert.Contains($"User \"tombolo:{id}:admin\" cannot patch resource \"configmaps\"", Text(refused.Body, "detail"), StringComparison.Ordinal);
        await fleet.Secondary.Kubectl.RequireAsync(["create", "role", "features", "-n", "kasten-io", "--verb=create,patch", "--resource=configmaps"], cancellationToken: Cancelled);
        await fleet.Secondary.Kubectl.RequireAsync(["create", "rolebinding", "features", "-n", "kasten-io", "--role=features", $"--user=tombolo:{id}:admin"], cancellationToken: Cancelled);
        await Eventually.TrueAsync(
            async () => (await person.SendAsync(HttpMethod.Put, Feature, """{"enabled":false}""", Cancelled)).Status == 200, FleetSteps.Patience, "the feature is switched off");
        Assert.Equal("false", await fleet.Secondary.ReadAsync("configmap", "kasten-io", "tombolo-features", ".data.joinFromSecondary", Cancelled));
        Assert.False(await fleet.Primary.ExistsAsync("configmap", "kasten-io", "tombolo-features", Cancelled));
        Assert.Contains($"Audit: tombolo:{id}:admin PUT /cluster/features/joinFromSecondary (feature joinFromSecondary off): 200, by primary", fleet.Secondary.Server.ReadLog(), StringComparison.Ordinal);
        Assert.Contains("(feature joinFromSecondary off of cluster shop-lyon): 200, by session", fleet.Primary.Server.ReadLog(), StringComparison.Ordinal);

        // Whether it is a member is not changed from here, and the primary is a cluster too.
        Assert.Equal(404, (await person.SendAsync(HttpMethod.Post, "clusters/shop-lyon/view/cluster/leave", """{"confirm":"shop-lyon"}""", Cancelled)).Status);
        Assert.Equal("Primary", Text((await person.GetAsync("clusters/hub-paris/view/cluster", Cancelled)).Body, "role"));
        Assert.Equal("admin", Text((await person.GetAsync("clusters/hub-paris/view/auth/me", Cancelled)).Body, "name"));
    }

    [Fact]
    public async Task PagesOfACluster_WithoutRightConsentOrWay_SayWhatToDo()
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions(), Cancelled);
        await fleet.StartReachableAsync(Cancelled);
        var primary = new Uri(fleet.Primary.Server.PublicUrl);
        using var person = await SignedIn.SignInAsync(fleet, primary, fleet.Primary.Kubectl.Kubeconfig, Cancelled);
        using var other = await SignedIn.SignInAsync(fleet, primary, fleet.Primary.Plane.KubeconfigFor("system:serviceaccount:kasten-io:tombolo"), Cancelled);
        Assert.Equal(200, (await person.GetAsync("clusters/shop-lyon/view/cluster", Cancelled)).Status);

        var denied = await other.GetAsync("clusters/shop-lyon/view/cluster", Cancelled);
        Assert.Equal(403, denied.Status);
        Assert.Contains("may not get clusters/proxy.dist.kio.kasten.io 'shop-lyon'", Text(denied.Body, "detail"), StringComparison.Ordinal);

        // The server there is not allowed to act for anybody. What the person may is remembered there for a minute, changes are not.
        await fleet.Secondary.Kubectl.RequireAsync(["delete", "clusterrolebinding", "tombolo-primary-access"], cancellationToken: Cancelled);
        await Eventually.TrueAsync(
            async () => await person.SendAsync(HttpMethod.Put, "clusters/shop-lyon/view/cluster/features/joinFromSecondary", """{"enabled":true}""", Cancelled) is (403, var body)
                && Text(body, "detail").Contains("apply the output of 'tombolo manifests primary-access' there", StringComparison.Ordinal),
            FleetSteps.Patience,
            "the missing right to act for people of the primary is named");

        await fleet.Secondary.Kubectl.ApplyAsync(FleetManifests.JoinConfig("shop-lyon", "allow-primary-access: \"false\""), Cancelled);
        await EventuallyAsync(person, 403, "has not consented to access from its primary");
        await fleet.Secondary.Server.KillAsync();
        await fleet.WaitForClusterStateAsync("shop-lyon", "Disconnected", Cancelled);
        await EventuallyAsync(person, 503, "shop-lyon is not connected to this primary now");
        Assert.Equal(404, (await person.GetAsync("clusters/nobody/view/cluster", Cancelled)).Status);
        Assert.DoesNotContain("Unhandled", fleet.ReadLogs(), StringComparison.Ordinal);
    }

    private static Task EventuallyAsync(SignedIn person, int status, string detail) => Eventually.TrueAsync(
        async () => await person.GetAsync("clusters/shop-lyon/view/cluster", Cancelled) is var answer && answer.Status == status && Text(answer.Body, "detail").Contains(detail, StringComparison.Ordinal),
        FleetSteps.Patience,
        detail);

    private static string Text(JsonElement value, string name) => value.GetProperty(name).GetString()!;
}
