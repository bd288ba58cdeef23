using System.CommandLine;
using System.CommandLine.Help;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Commands.Access;
using Tombolo.Cli.Commands.Delete;
using Tombolo.Cli.Commands.Describe;
using Tombolo.Cli.Commands.Disconnect;
using Tombolo.Cli.Commands.Doctor;
using Tombolo.Cli.Commands.Explain;
using Tombolo.Cli.Commands.Get;
using Tombolo.Cli.Commands.Join;
using Tombolo.Cli.Commands.JoinTokens;
using Tombolo.Cli.Commands.Kubeconfig;
using Tombolo.Cli.Commands.Manifests;
using Tombolo.Cli.Commands.Plan;
using Tombolo.Cli.Commands.Sandbox;
using Tombolo.Cli.Commands.SetupPrimary;
using Tombolo.Cli.Commands.Status;
using Tombolo.Cli.Commands.Trust;
using Tombolo.Cli.Commands.Uninstall;
using Tombolo.Cli.Commands.Version;
using Tombolo.Cli.Commands.Wait;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli;

/// <summary>The whole command <c>tombolo</c>.</summary>
internal static class Application
{
    // Tokens may begin with any character, so that no argument names a file by itself.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs one command line; all failures become an exit code and words on standard error.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var parsed = CreateRoot(context).Parse(arguments.Count == 0 ? ["--help"] : arguments, Parser);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction and not ExamplesHelpAction)
        {
            return Refuse(context, parsed, parsed.Errors.Select(error => error.Message));
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = context.Printer.Out, Error = context.Printer.ErrorOut, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (UsageException usage)
        {
            return Refuse(context, parsed, usage.Faults);
        }
        catch (OperationCanceledException)
        {
            context.Printer.Error("interrupted");
            return ExitCodes.Interrupted;
        }
        catch (Exception failure) when (ExpectedFailures.Contains(failure))
        {
            context.Printer.Error(failure.Message);
            return ExitCodes.Failure;
        }
    }

    private static RootCommand CreateRoot(CommandContext context)
    {
        var root = new RootCommand("Ties Kubernetes clusters to one primary and distributes data-protection configuration to them.")
        {
            ManifestsCommand.Create(context),
            SetupPrimaryCommand.Create(context),
            JoinTokenCommand.Create(context),
            JoinCommand.Create(context),
            GetCommand.Create(context),
            StatusCommand.Create(context),
            AccessCommand.Create(context),
            TrustCommand.Create(context),
            KubeconfigCommand.Create(context),
            CredentialCommand.Create(context),
            DescribeCommand.Create(context),
            ExplainCommand.Create(context),
            PlanCommand.Create(context),
            WaitCommand.Create(context),
            DoctorCommand.Create(context),
            SandboxCommand.Create(context),
            DeleteCommand.Create(context),
            DisconnectCommand.Create(context),
            UninstallCommand.Create(context),
            VersionCommand.Create(context),
        };
        context.Flags.AddTo(root);
        if (root.Options.OfType<HelpOption>().SingleOrDefault() is { Action: HelpAction help } option)
        {
            option.Action = new ExamplesHelpAction(help);
        }

        return root;
    }

    private static int Refuse(CommandContext context, ParseResult parsed, IEnumerable<string> faults)
    {
        foreach (var fault in faults.Distinct(StringComparer.Ordinal))
        {
            context.Printer.Error(fault);
        }

        context.Printer.Note($"See '{CommandPath.Of(parsed.CommandResult.Command)} --help'.");
        return ExitCodes.Usage;
    }
}
