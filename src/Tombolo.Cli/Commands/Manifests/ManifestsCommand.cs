using System.CommandLine;
using Tombolo.Api.Manifests;
using Tombolo.Api.Names;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Commands.Manifests;

/// <summary><c>tombolo manifests</c>: what a cluster needs before a server starts.</summary>
internal static class ManifestsCommand
{
    private const string Examples = """
        # Definitions of all kinds, and the rights of the server
        tombolo manifests all | kubectl apply -f -

        # Beside Kasten: leave out the definitions that Kasten brought along
        tombolo manifests crds --skip-existing | kubectl apply -f -

        # For a server in another namespace
        tombolo manifests rbac --namespace backup --service-account tombolo-server
        """;

    public static Command Create(CommandContext context) => new("manifests", "Print what a cluster needs before a server starts, as YAML.")
    {
        CreateCrds(context),
        CreateRbac(context),
        CreateAll(context),
        PrimaryAccessCommand.Create(context),
    };

    private static ExampleCommand CreateCrds(CommandContext context)
    {
        var skip = SkipExisting();
        var command = new ExampleCommand("crds", "Print the CustomResourceDefinitions.", Examples) { skip };
        command.SetAction((parsed, stop) => PrintAsync(context, parsed, parsed.GetValue(skip), ManifestRenderer.Crds, stop));
        return command;
    }

    private static ExampleCommand CreateRbac(CommandContext context)
    {
        var (release, account) = (Release(), ServiceAccount());
        var command = new ExampleCommand("rbac", "Print the account and rights of the server, and the access roles.", Examples) { release, account };
        command.SetAction(parsed =>
        {
            context.Printer.Raw(ManifestRenderer.Rbac(ReadOptions(context, parsed, release, account)));
            return ExitCodes.Success;
        });
        return command;
    }

    private static ExampleCommand CreateAll(CommandContext context)
    {
        var (release, account, skip) = (Release(), ServiceAccount(), SkipExisting());
        var command = new ExampleCommand("all", "Print both, the CustomResourceDefinitions first.", Examples) { release, account, skip };
        command.SetAction((parsed, stop) =>
        {
            var options = ReadOptions(context, parsed, release, account);
            return PrintAsync(context, parsed, parsed.GetValue(skip), installed => ManifestRenderer.All(options, installed), stop);
        });
        return command;
    }

    private static Option<string> Release() => new("--release")
    {
        Description = "Helm release name of Kasten, with which the names of its access roles begin.",
        HelpName = "NAME",
        DefaultValueFactory = _ => WellKnownNames.DefaultRelease,
    };

    internal static Option<string> ServiceAccount() => new("--service-account")
    {
        Description = "ServiceAccount of the server.",
        HelpName = "NAME",
        DefaultValueFactory = _ => WellKnownNames.ServerServiceAccount,
    };

    private static Option<bool> SkipExisting() => new("--skip-existing")
    {
        Description = "Ask the cluster, and leave out definitions of Kasten and Kanister that it already has.",
    };

    private static ManifestOptions ReadOptions(CommandContext context, ParseResult parsed, Option<string> release, Option<string> account)
    {
        var options = new ManifestOptions
        {
            Namespace = context.Flags.ReadNamespace(parsed),
            Release = parsed.GetRequiredValue(release),
            ServiceAccount = parsed.GetRequiredValue(account),
        };
        return options.Validate() is { Count: > 0 } errors ? throw new UsageException([.. errors.Select(error => $"--{error.Path}: {error.Message}")]) : options;
    }

    private static async Task<int> PrintAsync(
        CommandContext context, ParseResult parsed, bool skipsExisting, Func<IReadOnlySet<string>?, string> render, CancellationToken cancellationToken)
    {
        if (!skipsExisting)
        {
            context.Printer.Raw(render(null));
            return ExitCodes.Success;
        }

        return await context.OnClusterAsync(parsed, async connection =>
        {
            var installed = await InstalledCrds.ListAsync(connection.Client, cancellationToken);
            context.Printer.Raw(render(installed));
            foreach (var skipped in ManifestRenderer.CrdManifests.Where(crd => crd.IsOnlyInstalledWhenAbsent && installed.Contains(crd.Name)))
            {
                context.Printer.Note($"left out {skipped.Name}: the cluster has it");
            }

            return ExitCodes.Success;
        });
    }
}
