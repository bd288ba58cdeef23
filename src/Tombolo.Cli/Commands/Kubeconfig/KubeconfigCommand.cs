using System.CommandLine;
using Tombolo.Api.Details;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.FleetApi;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Kubeconfig;

/// <summary><c>tombolo kubeconfig CLUSTER</c></summary>
internal static class KubeconfigCommand
{
    private const string Examples = """
        # kubectl on a cluster of the fleet, through the primary, as yourself
        tombolo kubeconfig shop-lyon --context paris > lyon.kubeconfig
        kubectl --kubeconfig lyon.kubeconfig get policies -n kasten-io

        # Without this program where it is used; the token is in the file
        tombolo kubeconfig shop-lyon --embed-token > lyon.kubeconfig
        """;

    private const string KubeconfigVariable = "KUBECONFIG";

    public static Command Create(CommandContext context)
    {
        var cluster = new Argument<string>("CLUSTER") { Description = "Name of the Cluster on the primary." };
        var embed = new Option<bool>("--embed-token") { Description = "Write the token that you have now into the file, instead of how to get the one you have when it is used." };
        var flags = new FleetApiFlags();
        var command = new ExampleCommand("kubeconfig", "Print a kubeconfig for a cluster of the fleet, reached through the primary.", Examples) { cluster, embed };
        flags.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var name = parsed.GetRequiredValue(cluster);
            if (ClusterNames.Check(name) is { } fault)
            {
                throw new UsageException($"'{name}' {fault}");
            }

            var options = flags.Read(parsed);
            var authority = ReadAuthority(options);
            return context.OnClusterAsync(parsed, async connection =>
            {
                await RequireAsync(connection, name, stop);
                var url = await FleetApiAddress.FindAsync(connection, options.Url, stop);
                var user = parsed.GetValue(embed)
                    ? KubeconfigDocument.Token(await FleetApiToken.GetAsync(connection, options.ServiceAccount, stop))
                    : KubeconfigDocument.Exec(OwnProgram.Find(), CredentialCommand.Arguments(context.Flags.Read(parsed), options.ServiceAccount), context.Environment(KubeconfigVariable) ?? "");
                var server = new Uri(url.AbsoluteUri.TrimEnd('/') + ClusterProxyPath.Of(name));
                context.Printer.Document(KubeconfigDocument.Create(name, server, authority, user, connection.K10Namespace), OutputFormat.Yaml);
                return ExitCodes.Success;
            });
        });
        return command;
    }

    private static string? ReadAuthority(FleetApiOptions options)
    {
        try
        {
            return options.AuthoritiesFile is { } file ? File.ReadAllText(file) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--ca-bundle '{options.AuthoritiesFile}' cannot be read: {unreadable.Message}");
        }
    }

    private static async Task RequireAsync(ClusterConnection connection, string name, CancellationToken cancellationToken)
    {
        var key = new ResourceKey(WellKnownNamespaces.MultiCluster, name);
        var found = await connection.Client.GetAsync(KnownResources.Cluster, key, cancellationToken);

        // Who may not read Clusters may still reach one.
        if (found.Error is { IsForbidden: true })
        {
            return;
        }

        if (found.IsNotFound)
        {
            throw new CommandFailedException($"this primary has no Cluster {name}; tombolo get clusters shows those there are");
        }

        found.OrFail("get", KnownResources.Cluster, key);
    }
}
