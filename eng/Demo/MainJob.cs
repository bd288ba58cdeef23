using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Waiting;

namespace Tombolo.Demo;

/// <summary>Promote, join, distribute: on two real Kubernetes control planes, over https, with kubectl alone.</summary>
internal static class MainJob
{
    private const string SignIn = """
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: demo-admin, namespace: kasten-io }
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: demo-admin-token, namespace: kasten-io, annotations: { kubernetes.io/service-account.name: demo-admin } }
        type: kubernetes.io/service-account-token
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: { name: demo-admin }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
        subjects: [ { kind: ServiceAccount, name: demo-admin, namespace: kasten-io } ]
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task RunAsync(bool keepUp, CancellationToken cancellationToken)
    {
        var say = new Narrator(TimeProvider.System);
        say.Step("Start two Kubernetes control planes");
        var started = await Task.WhenAll(StartAsync("paris", cancellationToken), StartAsync("lyon", cancellationToken));
        await using var paris = started[0];
        await using var lyon = started[1];
        foreach (var plane in started)
        {
            Narrator.Output($"{plane.Name}: Kubernetes {plane.Version} at {plane.Url}");
        }

        say.Step("Install Tombolo's custom resources and RBAC, start a server in each cluster");
        await using var fleet = await Fleet.CreateAsync(started, new FleetOptions(), cancellationToken);
        fleet.StartServers();
        var (primary, secondary) = (fleet.Primary, fleet.Secondary);
        Narrator.Output($"paris: {primary.Server.PublicUrl}\nlyon:  {secondary.Server.PublicUrl}\n(https from an authority of this demo, which the join token pins)");

        say.Step("Promote paris, and ask for a join token");
        await ApplyAsync("paris", primary, FleetManifests.Namespace, cancellationToken);
        await ApplyAsync("paris", primary, FleetManifests.Bootstrap(primary.Server.PublicUrl), cancellationToken);
        await ApplyAsync("paris", primary, FleetManifests.JoinToken(), cancellationToken);
        var token = await WaitForTokenAsync(primary, cancellationToken);
        await ShowAsync("paris", primary, "get clusters.dist.kio.kasten.io -n kasten-io-mc", cancellationToken);
        await ShowAsync("paris", primary, "get secret -n kasten-io-mc --field-selector type=dist.kio.kasten.io/join-token", cancellationToken);

        say.Step("Join lyon with the token");
        await ApplyAsync("lyon", secondary, FleetManifests.JoinConfig(), cancellationToken);
        Narrator.Command("lyon", "kubectl create secret generic mc-join -n kasten-io --from-literal=token=...");
        await secondary.Kubectl.ApplyAsync(FleetManifests.Join(token), cancellationToken);
        await Eventually.TrueAsync(async () => await secondary.ReadSecretAsync("kasten-io", "mc-join-status", "status", cancellationToken) == "joined", Patience);
        Narrator.Output("mc-join-status: joined");
        await ShowAsync("paris", primary, "get clusters.dist.kio.kasten.io -n kasten-io-mc -l dist.kio.kasten.io/cluster-type=secondary", cancellationToken);

        say.Step("Distribute a location profile with its credentials to both");
        await ApplyAsync("paris", primary, FleetManifests.Profile(), cancellationToken);
        await ApplyAsync("paris", primary, FleetManifests.Distribution("baseline"), cancellationToken);
        await WaitForAsync(primary, "distribution", "baseline", ".status.state", "Synced", cancellationToken);
        await ShowAsync("paris", primary, "get distributions -n kasten-io-mc", cancellationToken);
        await ShowAsync("paris", primary, "get profiles,secrets -n kasten-io -l tombolo.io/origin", cancellationToken);
        await ShowAsync("lyon", secondary, "get profiles,secrets -n kasten-io -l tombolo.io/origin", cancellationToken);

        say.Step("Change the profile on paris; lyon follows");
        await ApplyAsync("paris", primary, FleetManifests.ProfileAlone("kasten-io-mc", bucket: "backups-2027"), cancellationToken);
        await Eventually.TrueAsync(
            async () => await secondary.ReadAsync("profile", "kasten-io", "s3-eu", ".spec.locationSpec.objectStore.name", cancellationToken) == "backups-2027", Patience);
        await ShowAsync("lyon", secondary, "get profile s3-eu -n kasten-io -o jsonpath={.spec.locationSpec}", cancellationToken);

        say.Step("Done");
        foreach (var member in new[] { primary, secondary })
        {
            Narrator.Output($"{member.Server.PublicUrl}/   # dashboard; sign in with\n{await CreateTokenAsync(member, cancellationToken)}");
        }

        Narrator.Output($"export KUBECONFIG={paris.AdminKubeconfig}   # paris\nexport KUBECONFIG={lyon.AdminKubeconfig}   # lyon");
        if (keepUp)
        {
            Narrator.Output("The clusters stay up; Ctrl-C ends them.");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
    }

    private static Task<ControlPlane> StartAsync(string name, CancellationToken cancellationToken) =>
        ControlPlane.StartAsync(new ControlPlaneOptions { Name = name, Users = [ControlPlaneUser.ServiceAccount("kasten-io", "tombolo")] }, cancellationToken);

    /// <summary>kubectl of 1.20 cannot create tokens; the Secret of an account that the control plane fills does the same everywhere.</summary>
    private static async Task<string> CreateTokenAsync(FleetMember member, CancellationToken cancellationToken)
    {
        await member.Kubectl.ApplyAsync(SignIn, cancellationToken);
        string? token = null;
        await Eventually.TrueAsync(async () => (token = await member.ReadSecretAsync("kasten-io", "demo-admin-token", "token", cancellationToken)) is not null, Patience);
        return token!;
    }

    private static async Task<string> WaitForTokenAsync(FleetMember primary, CancellationToken cancellationToken)
    {
        string? token = null;
        await Eventually.TrueAsync(async () => (token = await primary.ReadSecretAsync("kasten-io-mc", "paris-token", "token", cancellationToken)) is not null, Patience);
        return token!;
    }

    private static async Task WaitForAsync(FleetMember member, string resource, string name, string path, string value, CancellationToken cancellationToken) =>
        await Eventually.TrueAsync(
            async () => await member.ReadAsync(resource, "kasten-io-mc", name, path, cancellationToken) == value, Patience, $"{resource} {name} {path} is {value}");

    private static async Task ApplyAsync(string cluster, FleetMember member, string manifest, CancellationToken cancellationToken)
    {
        Narrator.Command(cluster, "kubectl apply -f -");
        Narrator.Output(await member.Kubectl.ApplyAsync(manifest, cancellationToken));
    }

    private static async Task ShowAsync(string cluster, FleetMember member, string arguments, CancellationToken cancellationToken)
    {
        Narrator.Command(cluster, $"kubectl {arguments}");
        Narrator.Output(await member.Kubectl.RequireAsync(arguments.Split(' '), cancellationToken: cancellationToken));
    }
}
