using System.Text.Json.Nodes;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Fleets;
using Tombolo.Testing.Processes;
using Tombolo.Testing.Shells;

namespace Tombolo.EndToEnd.Tests.Commands;

/// <summary>The real command, typed by a user, from the first manifest to the last trace: on two real control planes with real servers.</summary>
public sealed class CommandStoryTests(ControlPlanePool pool)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task Story_FromManifestsToUninstall_SaysWhatItDoesAndNoSecret()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var cancelled = patience.Token;
        await using var lease = await pool.RentAsync(2, cancelled);
        await using var fleet = await Fleet.CreateAsync(lease.Planes, new FleetOptions { Install = false }, cancelled);
        using var shell = await UserShell.CreateAsync(new Dictionary<string, ControlPlane> { ["paris"] = lease.Planes[0], ["lyon"] = lease.Planes[1] }, cancelled);
        var user = new TypingUser(shell, cancelled);

        await user.TypeAsync("for cluster in paris lyon; do kubectl --context $cluster create namespace kasten-io; tombolo manifests all | kubectl --context $cluster apply -f -; done");
        await user.TypeAsync("for cluster in paris lyon; do kubectl --context $cluster wait --for=condition=Established crd --all --timeout=60s; done");
        fleet.StartServers();
        var token = await PromoteAsync(user, fleet);
        var member = await JoinAsync(user, token);
        await WatchAsync(user, member);
        await DistributeAsync(user);
        await LeaveAsync(user, member);
        await UninstallAsync(user, fleet);

        var secret = token.Split('.')[2];
        Assert.All(user.Typed.Where(typed => !typed.ShowsToken), typed =>
        {
            Assert.DoesNotContain(secret, typed.Result.Output + typed.Result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("not-a-real-secret-key", typed.Result.Output + typed.Result.Error, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(secret, fleet.ReadLogs(), StringComparison.Ordinal);
    }

    private static async Task<string> PromoteAsync(TypingUser user, Fleet fleet)
    {
        var refused = await user.TypeAsync("tombolo join-token create shops --context paris", exitCode: 1);
        Assert.Contains("this cluster is no primary", refused.Error, StringComparison.Ordinal);
        var promoted = await user.TypeAsync($"tombolo setup-primary --name paris --ingress {fleet.Primary.Server.PublicUrl} --context paris");
        Assert.Contains("paris", promoted.Output, StringComparison.Ordinal);
        Assert.Equal("paris\n", await user.ReadAsync("tombolo get clusters --context paris -o json | grep -o '\"name\": \"paris\"' | cut -d'\"' -f4 | head -n 1"));

        var command = await user.TypeAsync("tombolo join-token create shops --context paris --print-join-command", showsToken: true);
        Assert.Matches("^tombolo join --token tmb1\\.[^ ]+\n$", command.Output);
        Assert.DoesNotContain("tmb1.", command.Error, StringComparison.Ordinal);
        Assert.Contains("shops", (await user.TypeAsync("tombolo join-token list --context paris")).Output, StringComparison.Ordinal);
        return command.Output.Trim().Split(' ')[^1];
    }

    private static async Task<string> JoinAsync(TypingUser user, string token)
    {
        var before = await user.TypeAsync("tombolo join-token show shops --context paris | tombolo doctor --token - --context lyon --idle-probe 4s");
        Assert.Contains("Nothing stands in the way.", before.Output, StringComparison.Ordinal);
        Assert.Equal(19, before.Output.Split('\n').Count(line => line.StartsWith("OK ", StringComparison.Ordinal)));

        await user.TypeAsync("kubectl config use-context lyon");
        var damaged = await user.TypeAsync($"tombolo join --token {token[..^3]}", exitCode: 2, showsToken: true);
        Assert.Contains("characters are missing or changed", damaged.Error, StringComparison.Ordinal);
        var joined = await user.TypeAsync($"tombolo join --token {token}");
        Assert.StartsWith("joined primary 'paris' as 'cluster-", joined.Output, StringComparison.Ordinal);
        return joined.Output.Trim().Split('\'')[^2];
    }

    private static async Task WatchAsync(TypingUser user, string member)
    {
        await user.TypeAsync($"tombolo wait cluster/{member} --for=connected --context paris --timeout 3m");
        Assert.Equal($"cluster.dist.kio.kasten.io/{member}\ncluster.dist.kio.kasten.io/paris\n", await user.ReadAsync("tombolo get clusters --context paris -o name"));
        Assert.Matches($"{member} +secondary +Connected", (await user.TypeAsync("tombolo get clusters --context paris")).Output);
        var late = await user.TypeAsync("tombolo wait cluster/nobody --for=connected --context paris --timeout 1s", exitCode: 1);
        Assert.Contains("nobody", late.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await user.TypeAsync("tombolo wait moon", exitCode: 2)).ExitCode);

        var status = JsonNode.Parse((await user.TypeAsync("tombolo status -o json")).Output)!;
        Assert.Equal(("secondary", "paris", "joined"), ((string?)status["role"], (string?)status["primary"], (string?)status["join"]));
        Assert.Contains("paris (primary)", (await user.TypeAsync("tombolo status --context paris")).Output, StringComparison.Ordinal);
        Assert.Contains($"this cluster is member '{member}' of primary 'paris'", (await user.TypeAsync("tombolo doctor --quick")).Output, StringComparison.Ordinal);
        Assert.Contains("this cluster is primary 'paris'", (await user.TypeAsync("tombolo doctor --quick --context paris")).Output, StringComparison.Ordinal);
    }

    private static async Task DistributeAsync(TypingUser user)
    {
        await user.TypeAsync($"kubectl --context paris apply -f - <<'YAML'\n{FleetManifests.Profile()}\n---\n{FleetManifests.Distribution("baseline")}\nYAML");
        await user.TypeAsync("tombolo wait distribution/baseline --for=synced --context paris --timeout 3m");
        Assert.Matches("baseline +Synced +[^ ]+ +2/2", (await user.TypeAsync("tombolo get distributions --context paris")).Output);
        Assert.Equal("profile.config.kio.kasten.io/s3-eu\nsecret/s3-eu-cred\n", await user.ReadAsync("kubectl get profiles,secrets -n kasten-io -l tombolo.io/origin -o name"));
    }

    private static async Task LeaveAsync(TypingUser user, string member)
    {
        await user.TypeAsync($"tombolo disconnect {member} --context paris --yes");
        Assert.Equal("", await user.ReadAsync("kubectl get profiles,secrets -n kasten-io -l tombolo.io/origin -o name"));
        Assert.Equal("standalone", (string?)JsonNode.Parse(await user.ReadAsync("tombolo status -o json"))!["role"]);
        var used = await user.TypeAsync("tombolo doctor --quick", exitCode: 1);
        Assert.Contains("was used for a membership that has ended", used.Output, StringComparison.Ordinal);
    }

    private static async Task UninstallAsync(TypingUser user, Fleet fleet)
    {
        var served = await user.TypeAsync("tombolo uninstall --yes --context paris", exitCode: 1);
        Assert.Contains("server", served.Error, StringComparison.Ordinal);
        foreach (var member in fleet.Members)
        {
            await member.Server.KillAsync();
        }

        foreach (var cluster in (string[])["paris", "lyon"])
        {
            var planned = await user.TypeAsync($"tombolo uninstall --dry-run --force --context {cluster}");
            Assert.NotEqual("", planned.Output);
            await user.TypeAsync($"tombolo uninstall --yes --force --context {cluster}");
            Assert.Equal("", await user.ReadAsync($"kubectl --context {cluster} get bootstraps,distributions,clusters.dist.kio.kasten.io --all-namespaces -o name"));
            Assert.Equal("", await user.ReadAsync($"kubectl --context {cluster} get secrets -n kasten-io -o name | grep -E 'tombolo|mc-' || true"));
            var gone = await user.TypeAsync($"tombolo doctor --quick --context {cluster}", exitCode: 1);
            Assert.Contains("FAIL", gone.Output, StringComparison.Ordinal);
        }
    }

    /// <summary>Types commands and keeps what was typed and what came of it.</summary>
    private sealed class TypingUser(UserShell shell, CancellationToken cancellationToken)
    {
        public List<(string Script, CommandResult Result, bool ShowsToken)> Typed { get; } = [];

        public async Task<CommandResult> TypeAsync(string script, int exitCode = 0, bool showsToken = false)
        {
            var result = await shell.RunAsync(script, cancellationToken: cancellationToken);
            Typed.Add((script, result, showsToken));
            Assert.True(result.ExitCode == exitCode, $"{(script.Contains("tmb1.", StringComparison.Ordinal) ? "a command with a token" : script)}: exit {result.ExitCode}\n{result.Output}\n{result.Error}");
            return result;
        }

        public async Task<string> ReadAsync(string script) => (await TypeAsync(script)).Output;
    }
}
