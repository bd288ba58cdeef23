using System.CommandLine;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Commands.Wait;

/// <summary><c>tombolo wait</c></summary>
internal static class WaitCommand
{
    private const string Examples = """
        # Until a member is connected, or gone
        tombolo wait cluster/shop-lyon --for=connected
        tombolo wait cluster/shop-lyon --for=deleted --timeout 10m

        # Until all targets have the newest revision
        tombolo wait distribution/baseline --for=synced

        # Until this cluster is a member
        tombolo wait join --for=joined
        """;

    public static Command Create(CommandContext context)
    {
        var subject = new Argument<string>("SUBJECT") { Description = "cluster/NAME, distribution/NAME or join." };
        var goal = new Option<string?>("--for") { Description = "connected or deleted for a cluster, synced or deleted for a distribution, joined for a join.", HelpName = "STATE" };
        var timeout = CommonOptions.Timeout("5m");
        var command = new ExampleCommand("wait", "Wait until something is as it should be.", Examples) { subject, goal, timeout };
        command.SetAction((parsed, stop) =>
        {
            var faults = new List<string>();
            var wanted = WaitGoal.Read(parsed.GetRequiredValue(subject), parsed.GetValue(goal), faults);
            var limit = CommonOptions.Read(parsed, timeout, faults);
            return faults.Count > 0
                ? throw new UsageException(faults)
                : context.OnClusterAsync(parsed, connection => new GoalWait(context, connection, wanted!, limit).RunAsync(stop));
        });
        return command;
    }
}
