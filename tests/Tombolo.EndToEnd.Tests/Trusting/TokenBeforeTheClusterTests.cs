using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Processes;

namespace Tombolo.EndToEnd.Tests.Trusting;

/// <summary>A token that was made offline, with what both sides apply: nothing has to be carried from one to the other (issue 7, way one).</summary>
public sealed class TokenBeforeTheClusterTests(ControlPlanePool pool)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("--new-identity", "member, identity, servers, bootstrap, asked, token")]
    [InlineData("--new-identity", "identity, bootstrap, token, servers, member")]
    [InlineData("", "servers, member, bootstrap, token")]
    [InlineData("", "token, bootstrap, member, servers")]
    public async Task Generate_BothSidesAppliedInAnyOrder_EndsJoined(string identity, string order)
    {
        await using var lease = await pool.RentAsync(2, Cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions { PinAuthority = false }, Cancelled);
        var folder = Directory.CreateTempSubdirectory("tombolo-generated-").FullName;
        await GenerateAsync(fleet, folder, identity);
        await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Namespace, Cancelled);
        foreach (var step in order.Split(", "))
        {
            switch (step)
            {
                case "servers":
                    fleet.StartServers();
                    break;
                case "identity":
                    await ApplyAsync(fleet.Primary, folder, "primary-identity.yaml");
                    break;
                case "bootstrap":
                    await fleet.Primary.Kubectl.ApplyAsync(FleetManifests.Bootstrap(fleet.Primary.Server.PublicUrl), Cancelled);
                    break;
                case "token":
                    await ApplyAsync(fleet.Primary, folder, "shop-lyon-primary.yaml");
                    break;
                case "member":
                    await ApplyAsync(fleet.Secondary, folder, "shop-lyon-secondary.yaml");
                    break;
                default:
                    await Testing.Waiting.Eventually.TrueAsync(
                        async () => (await fleet.Secondary.ReadSecretAsync("kasten-io", "mc-join-status", "msg", Cancelled))?.Contains("does not know this token yet", StringComparison.Ordinal) == true,
                        FleetSteps.Patience,
                        "the primary was asked before it knew the token");
                    break;
            }
        }

        await fleet.WaitForJoinStatusAsync("joined", Cancelled);
        await fleet.WaitForClusterStateAsync("shop-lyon", "Connected", Cancelled);
        Assert.Null(await fleet.Primary.ReadSecretAsync("kasten-io-mc", "join-shop-lyon", "token", Cancelled));

        // What Git says is still what is there.
        foreach (var file in Directory.GetFiles(folder))
        {
            var member = file.EndsWith("secondary.yaml", StringComparison.Ordinal) ? fleet.Secondary : fleet.Primary;
            var diff = await member.Kubectl.RunAsync(["diff", "-f", file], cancellationToken: Cancelled);
            Assert.True(diff.ExitCode == 0, $"{Path.GetFileName(file)} differs: {diff.ExitCode}");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task GenerateAsync(Fleet fleet, string folder, string identity)
    {
        // The pins stand for an ingress whose certificate the members trust; a server of ours presents its own certificate, and no root.
        var certificate = Path.Combine(Path.GetDirectoryName(fleet.AuthorityFile)!, "primary.pem");
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "tombolo.dll"), "join-token", "generate", "--primary-url", fleet.Primary.Server.PublicUrl, "--name", "shop-lyon",
            "--directory", folder, "--pinned-certificates", certificate, .. identity.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
        var result = await CommandRunner.RunAsync("dotnet", arguments, cancellationToken: Cancelled);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static Task ApplyAsync(FleetMember member, string folder, string file) =>
        member.Kubectl.RequireAsync(["apply", "-f", Path.Combine(folder, file)], cancellationToken: Cancelled);
}
