using System.CommandLine;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.FleetApi;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Kubeconfig;

/// <summary><c>tombolo credential</c>: what kubectl runs when it uses a kubeconfig of <c>tombolo kubeconfig</c>.</summary>
internal static class CredentialCommand
{
    private const string Name = "credential";
    private const string AccountFlag = "--service-account";

    private const string Examples = """
        # The token of the current context, as kubectl wants it from a credential plugin
        tombolo credential --context paris
        """;

    public static Command Create(CommandContext context)
    {
        var account = new Option<string>(AccountFlag)
        {
            Description = "ServiceAccount of the K10 namespace whose token is made when the kubeconfig has none of its own.",
            HelpName = "NAME",
            DefaultValueFactory = _ => FleetApiOptions.DefaultAccount,
        };
        var command = new ExampleCommand(Name, "Print the bearer token of a context as an ExecCredential; kubectl runs this.", Examples) { account };
        command.SetAction((parsed, stop) => context.OnClusterAsync(parsed, async connection =>
        {
            context.Printer.Document(KubeconfigDocument.Credential(await FleetApiToken.GetAsync(connection, parsed.GetRequiredValue(account), stop)), OutputFormat.Json);
            return ExitCodes.Success;
        }));
        return command;
    }

    /// <summary>The command line that prints the token of the same user, from any folder.</summary>
    public static IReadOnlyList<string> Arguments(ClusterAddress address, string account)
    {
        List<string> arguments = [Name, "--namespace", address.K10Namespace, AccountFlag, account];
        if (address.Kubeconfig is { } file)
        {
            arguments.AddRange(["--kubeconfig", Path.GetFullPath(file)]);
        }

        if (address.Context is { } name)
        {
            arguments.AddRange(["--context", name]);
        }

        return arguments;
    }
}
