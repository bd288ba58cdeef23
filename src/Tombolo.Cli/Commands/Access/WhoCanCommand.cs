using System.CommandLine;
using System.Text.Json;
using Tombolo.Api.Access.WhoCan;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.FleetApi;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Access;

/// <summary><c>tombolo access who-can</c></summary>
internal static class WhoCanCommand
{
    private const string Examples = """
        # Who may create policies on the clusters: what is bound on this primary next to what each cluster itself says
        tombolo access who-can create policies

        # On one cluster, in one namespace, with identities of Kubernetes itself
        tombolo access who-can get secrets --cluster shop-lyon -n kasten-io --all

        # For a program; the exit code is 1 when a cluster differs from what is bound, or cannot be asked
        tombolo access who-can delete restorepoints.apps.kio.kasten.io -o json
        """;

    public static Command Create(CommandContext context)
    {
        var verb = new Argument<string>("VERB") { Description = "Of a request: get, list, watch, create, update, patch, delete, or another that RBAC knows." };
        var resource = new Argument<string>("RESOURCE") { Description = "RESOURCE[.GROUP][/SUBRESOURCE], plural, such as policies or policies.config.kio.kasten.io." };
        var cluster = new Option<string?>("--cluster") { Description = "Only this cluster.", HelpName = "NAME" };
        var all = new Option<bool>("--all") { Description = "With identities of Kubernetes itself, such as system:masters." };
        var output = CommonOptions.Output("table", "json", "yaml");
        var flags = new FleetApiFlags();
        var command = new ExampleCommand(
            "who-can",
            "Show who may do something on the clusters, and where that differs from what is bound. With --namespace: there; without: in every namespace.",
            Examples) { verb, resource, cluster, all, output };
        flags.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var faults = new List<string>();
            var what = ResourceArgument.Read(parsed.GetRequiredValue(resource), faults);
            var asked = parsed.GetRequiredValue(verb);
            if (asked.Length == 0 || !asked.All(char.IsAsciiLetterLower))
            {
                faults.Add($"'{asked}' is no verb; write one such as get, list, create or delete");
            }

            if (parsed.GetValue(cluster) is { } name && ClusterNames.Check(name) is { } fault)
            {
                faults.Add($"--cluster: {fault}");
            }

            var @namespace = context.Flags.IsNamespaceGiven(parsed) ? context.Flags.ReadNamespace(parsed) : "";
            return faults.Count > 0
                ? throw new UsageException(faults)
                : context.OnClusterAsync(parsed, async connection =>
                {
                    // Here --namespace is what is asked about, not where the server runs.
                    using var server = await FleetApiClient.ConnectAsync(context, connection with { K10Namespace = WellKnownNamespaces.DefaultK10 }, flags.Read(parsed), stop);
                    var access = await server.WhoCanAsync(asked, what!.Group, what.Resource, what.Subresource, @namespace, parsed.GetValue(cluster), stop);
                    Print(context.Printer, access, CommonOptions.ReadFormat(parsed, output), parsed.GetValue(all));
                    return access.Clusters.All(one => one.IsAnswered && !one.Holders.Any(holder => HolderStates.IsDifference(holder.State))) ? ExitCodes.Success : ExitCodes.Failure;
                });
        });
        return command;
    }

    private static void Print(Printer printer, FleetAccess access, OutputFormat format, bool withSystem)
    {
        if (format == OutputFormat.Table)
        {
            WhoCanText.Print(printer, access, withSystem);
        }
        else
        {
            printer.Document(JsonSerializer.SerializeToNode(access, AccessJsonContext.Default.FleetAccess)!, format);
        }
    }
}
