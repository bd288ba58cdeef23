using System.CommandLine;
using Tombolo.Api.Validation;
using Tombolo.Cli.Asking;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Commands.Disconnect;

/// <summary><c>tombolo disconnect</c></summary>
internal static class DisconnectCommand
{
    private const string Examples = """
        # On the primary: let a member go; it removes what it got
        tombolo disconnect shop-lyon

        # The same, but what it got stays there
        tombolo disconnect shop-lyon --keep-copies

        # A member that will not come back
        tombolo disconnect shop-lyon --force --yes

        # On a secondary: leave the primary
        tombolo disconnect
        """;

    public static Command Create(CommandContext context)
    {
        var name = new Argument<string?>("NAME") { Description = "The member, on its primary; without it this cluster leaves its primary.", Arity = ArgumentArity.ZeroOrOne };
        var keep = new Option<bool>("--keep-copies") { Description = "What the member got stays there." };
        var force = new Option<bool>("--force") { Description = "End the membership at once, without the member; what it got stays there." };
        var yes = Confirmation.YesOption();
        var wait = CommonOptions.Wait();
        var timeout = CommonOptions.Timeout("5m");
        var command = new ExampleCommand("disconnect", "End a membership: that of a member of this primary, or that of this secondary.", Examples) { name, keep, force, yes, wait, timeout };
        command.SetAction((parsed, stop) =>
        {
            var faults = new List<string>();
            var limit = CommonOptions.Read(parsed, timeout, faults);
            var options = new DisconnectOptions(
                parsed.GetValue(name), parsed.GetValue(keep), parsed.GetValue(force), parsed.GetValue(yes), parsed.GetValue(wait) ? limit : null);
            Check(options, faults);
            return faults.Count > 0
                ? throw new UsageException(faults)
                : context.OnClusterAsync(parsed, connection => options.Name is { } member
                    ? new MemberDisconnect(context, connection, options, member).RunAsync(stop)
                    : new SecondaryDisconnect(context, connection, options).RunAsync(stop));
        });
        return command;
    }

    private static void Check(DisconnectOptions options, List<string> faults)
    {
        if (options.Name is { } name && DnsNames.CheckSubdomain(name) is { } fault)
        {
            faults.Add($"'{name}' is no name of a Cluster: it {fault}");
        }

        if (options is { Name: null, IsForced: true })
        {
            faults.Add("--force ends a membership on the primary and needs the NAME of the member; on a secondary whose server does not run use: tombolo uninstall");
        }
    }
}
