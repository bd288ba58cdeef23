using Tombolo.Api.Manifests;
using Tombolo.Api.Resources;
using Tombolo.Cli.Output;
using Tombolo.LocalKube;

namespace Tombolo.Cli.Commands.Sandbox;

/// <summary>The life of a sandbox: clusters, servers, scenario, table, wait, and everything away again.</summary>
internal sealed class SandboxRun(CommandContext context, SandboxOptions options)
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("tombolo-sandbox-").FullName;
        List<SandboxCluster> clusters = [];
        await using var fleet = await LocalFleet.StartAsync(cancellationToken: cancellationToken);
        try
        {
            return await RunAsync(fleet, clusters, folder, cancellationToken);
        }
        finally
        {
            await Task.WhenAll(clusters.Select(async cluster => await cluster.DisposeAsync()));
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<int> RunAsync(LocalFleet fleet, List<SandboxCluster> clusters, string folder, CancellationToken cancellationToken)
    {
        var steps = new SandboxSteps(context.Printer, context.Time);
        for (var number = 1; number <= options.Clusters; number++)
        {
            clusters.Add(await SandboxCluster.StartAsync(fleet, folder, NameOf(number), context.Time, cancellationToken));
        }

        steps.Done($"started {options.Clusters} clusters in this process: {string.Join(", ", clusters.Select(cluster => cluster.Name))}");
        await Task.WhenAll(clusters.Select(cluster => InstallAsync(fleet, cluster, cancellationToken)));
        steps.Done("installed the custom resources and the server's rights, and started a server in each");
        var scenario = new SandboxScenario(clusters, steps, context.Time);
        await (options.Scenario switch
        {
            "lab" => scenario.RunLabAsync(cancellationToken),
            "gitops" => scenario.RunGitOpsAsync(cancellationToken),
            _ => Task.CompletedTask,
        });
        steps.Done($"done: the scenario {options.Scenario} has reached its end");
        await ShowAsync(clusters, cancellationToken);
        if (!options.Once)
        {
            context.Printer.Note("The clusters stay up until Ctrl-C; nothing of them remains then.");
            await WaitForEndAsync(cancellationToken);
        }

        return ExitCodes.Success;
    }

    private static async Task WaitForEndAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how it is to end.
        }
    }

    private string NameOf(int number) => options.Scenario switch
    {
        "gitops" => number == 1 ? "primary" : number == 2 ? "secondary" : $"secondary-{number - 1}",
        _ => $"cluster-{number}",
    };

    private async Task InstallAsync(LocalFleet fleet, SandboxCluster cluster, CancellationToken cancellationToken)
    {
        var objects = new SandboxObjects(cluster, context.Time);
        await objects.ApplyAsync(SandboxManifests.K10Namespace, cancellationToken);
        await objects.ApplyAsync(ManifestRenderer.All(new ManifestOptions()), cancellationToken);
        await objects.ApplyAsync(ManifestRenderer.PrimaryAccess(new ManifestOptions(), PrimaryAccessOptions.All), cancellationToken);
        foreach (var manifest in ManifestRenderer.CrdManifests)
        {
            await objects.UntilAsync(
                KnownResources.CustomResourceDefinition,
                new ResourceKey("", manifest.Name),
                item => item.GetRawText().Contains("InitialNamesAccepted", StringComparison.Ordinal) ? manifest.Name : null,
                $"the condition Established of CustomResourceDefinition {manifest.Name}",
                cancellationToken);
        }

        await cluster.StartServerAsync(fleet, cancellationToken);
    }

    private async Task ShowAsync(List<SandboxCluster> clusters, CancellationToken cancellationToken)
    {
        var tokens = await Task.WhenAll(clusters.Select(cluster => SandboxSignIn.CreateAsync(cluster, context.Time, cancellationToken)));
        context.Printer.Line("");
        context.Printer.Table(
            ["CLUSTER", "KUBECONFIG", "DASHBOARD"],
            clusters.Select(cluster => (IReadOnlyList<Cell>)[cluster.Name, cluster.Kubeconfig, $"{cluster.PublicUrl.AbsoluteUri}/"]));
        context.Printer.Line("");
        context.Printer.Line("Tokens to sign in to the dashboards with; the certificates are of the sandbox's own authority, which browsers ask about once:");
        foreach (var (cluster, token) in clusters.Zip(tokens))
        {
            context.Printer.Line("");
            context.Printer.Line($"{cluster.Name}:");
            context.Printer.Line(token);
        }

        context.Printer.Line("");
        context.Printer.Line($"Try: kubectl --kubeconfig {clusters[0].Kubeconfig} get clusters.dist.kio.kasten.io,distributions -A");
    }
}
