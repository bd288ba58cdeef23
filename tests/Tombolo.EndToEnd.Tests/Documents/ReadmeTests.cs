using System.Text.RegularExpressions;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;
using Tombolo.Testing.Files;
using Tombolo.Testing.Shells;

namespace Tombolo.EndToEnd.Tests.Documents;

/// <summary>What README tells a newcomer to type is typed, on two clusters of either kind.</summary>
public sealed partial class ReadmeTests(ControlPlanePool pool)
{
    private const string Section = "## By hand, with kubectl";

    // Nothing is published: what was built stands in for it. A server in the background takes the place of its shell, so that who kills the job kills the
    // server: one that stayed would lead where the next test has its own.
    private const string Publish = """
        dotnet() {
          if [ "$1" = publish ]; then mkdir -p out && ln -sfn "$BUILT" "$4"
          elif [ "$BASHPID" != "$$" ]; then exec dotnet "$@"
          else command dotnet "$@"; fi
        }
        """;

    [Fact]
    public async Task Walkthrough_TypedAsItStands_DoesWhatItSays()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(8));
        await using var lease = await pool.RentAsync(2, patience.Token);
        var clusters = new Dictionary<string, ControlPlane> { ["paris"] = lease.Planes[0], ["lyon"] = lease.Planes[1] };
        using var shell = await UserShell.CreateAsync(clusters, patience.Token);
        foreach (var plane in lease.Planes)
        {
            await plane.Kubectl.RequireAsync(["create", "namespace", "kasten-io"], cancellationToken: patience.Token);
        }

        var blocks = await ReadBlocksAsync(patience.Token);
        Assert.True(blocks.Count >= 8, $"README has only {blocks.Count} blocks of commands left in '{Section}'");

        // Servers that are left when a command fails go with the shell. Their ports are fixed in README only.
        var script = $"""
            trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
            BUILT='{AppContext.BaseDirectory}'
            {Publish}
            {string.Join('\n', blocks)}
            """.Replace("8001", $"{LoopbackPorts.Take()}", StringComparison.Ordinal).Replace("8002", $"{LoopbackPorts.Take()}", StringComparison.Ordinal);
        var result = await shell.RunAsync(script, cancellationToken: patience.Token);

        Assert.True(result.ExitCode == 0, $"exit {result.ExitCode}\n{result.Output}\n{result.Error}");
        Assert.Contains("Nothing failed, 1 not checked.", result.Output, StringComparison.Ordinal);
        Assert.Contains("joined", result.Output, StringComparison.Ordinal);
        Assert.Matches("baseline +Synced", result.Output);
        Assert.Contains("profile.config.kio.kasten.io/s3-eu", result.Output, StringComparison.Ordinal);
        Assert.Contains("secret/s3-eu-cred", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("change-me", result.Output + result.Error, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ReadBlocksAsync(CancellationToken cancellationToken)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(SolutionFolder.Find(), "README.md"), cancellationToken);
        var start = readme.IndexOf(Section, StringComparison.Ordinal);
        var end = readme.IndexOf("\n## ", start + Section.Length, StringComparison.Ordinal);
        return [.. Block().Matches(readme[start..end]).Select(match => match.Groups["commands"].Value)];
    }

    [GeneratedRegex("^```bash\n(?<commands>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
