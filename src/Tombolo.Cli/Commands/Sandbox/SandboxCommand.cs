using System.CommandLine;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Commands.Sandbox;

/// <summary><c>tombolo sandbox</c></summary>
internal static class SandboxCommand
{
    private const int MaxClusters = 100;

    private const string Examples = """
        # Three clusters in this process, joined, with a profile distributed to all; Ctrl-C ends them
        tombolo sandbox

        # Five clusters that join as the GitOps recipe does it
        tombolo sandbox --clusters 5 --scenario gitops

        # Clusters and servers alone, to try things by hand
        tombolo sandbox --scenario empty

        # Verify the scenario's end and exit
        tombolo sandbox --once
        """;

    public static Command Create(CommandContext context)
    {
        var clusters = new Option<int>("--clusters") { Description = "How many clusters.", HelpName = "N", DefaultValueFactory = _ => 3 };
        var scenario = new Option<string>("--scenario") { Description = "What happens in them.", HelpName = "lab|gitops|empty", DefaultValueFactory = _ => "lab" };
        scenario.AcceptOnlyFromAmong("lab", "gitops", "empty");
        var once = new Option<bool>("--once") { Description = "Exit when the scenario's end is verified, instead of keeping the clusters up." };
        var command = new ExampleCommand("sandbox", "Try Tombolo on clusters that live in this process; nothing else is needed.", Examples) { clusters, scenario, once };
        command.SetAction((parsed, stop) =>
        {
            var count = parsed.GetRequiredValue(clusters);
            var name = parsed.GetRequiredValue(scenario);
            var least = name == "empty" ? 1 : 2;
            return count < least || count > MaxClusters
                ? throw new UsageException($"--clusters {count}: the scenario {name} takes {least} to {MaxClusters} clusters")
                : new SandboxRun(context, new SandboxOptions(count, name, parsed.GetRequiredValue(once))).RunAsync(stop);
        });
        return command;
    }
}
