using System.CommandLine;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Objects;
using Tombolo.Kubernetes.Yaml;

namespace Tombolo.Cli.Commands.Get;

/// <summary><c>tombolo get clusters</c> and <c>tombolo get distributions</c></summary>
internal static class GetObjectsCommand
{
    public static Command Create(CommandContext context, IObjectView view)
    {
        var name = new Argument<string?>("NAME") { Description = "Only this one.", Arity = ArgumentArity.ZeroOrOne };
        var selector = new Option<string?>("--selector", "-l") { Description = "Only those with these labels, in Kubernetes selector syntax.", HelpName = "SELECTOR" };
        var output = CommonOptions.Output("table", "wide", "json", "yaml", "name");
        var command = new ExampleCommand(view.Names[0], view.Description, view.Examples) { name, selector, output };
        foreach (var alias in view.Names.Skip(1))
        {
            command.Aliases.Add(alias);
        }

        command.SetAction((parsed, stop) =>
        {
            var request = new GetRequest(parsed.GetValue(name), parsed.GetValue(selector), CommonOptions.ReadFormat(parsed, output));
            return request is { Name: not null, Selector: not null }
                ? throw new UsageException("a name and --selector exclude each other; give one of them")
                : context.OnClusterAsync(parsed, connection => RunAsync(context, connection, view, request, stop));
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, ClusterConnection connection, IObjectView view, GetRequest request, CancellationToken cancellationToken)
    {
        var found = request.Name is null
            ? await ListAsync(connection, view.Type, request.Selector, cancellationToken)
            : [await GetAsync(connection, view.Type, request.Name, cancellationToken)];
        Print(context, view, found, request);
        return ExitCodes.Success;
    }

    private static async Task<IReadOnlyList<KubernetesObject>> ListAsync(ClusterConnection connection, ResourceType type, string? selector, CancellationToken cancellationToken)
    {
        var options = new ListOptions { Namespace = WellKnownNamespaces.MultiCluster, LabelSelector = selector };
        var listed = await connection.Client.ListAllAsync(type, options, cancellationToken);
        return [.. listed.OrFail("list", type, new ResourceKey(WellKnownNamespaces.MultiCluster, "")).Items.OrderBy(item => item.Metadata.Name, StringComparer.Ordinal)];
    }

    private static async Task<KubernetesObject> GetAsync(ClusterConnection connection, ResourceType type, string name, CancellationToken cancellationToken)
    {
        var key = new ResourceKey(WellKnownNamespaces.MultiCluster, name);
        return (await connection.Client.GetAsync(type, key, cancellationToken)).OrFail("get", type, key);
    }

    private static void Print(CommandContext context, IObjectView view, IReadOnlyList<KubernetesObject> found, GetRequest request)
    {
        var printer = context.Printer;
        switch (request.Format)
        {
            case OutputFormat.Json or OutputFormat.Yaml:
                printer.Document(
                    request.Name is null ? ObjectDocument.List(found.Select(item => ObjectDocument.Of(view.Type, item))) : ObjectDocument.Of(view.Type, found[0]), request.Format);
                break;
            case OutputFormat.Name:
                foreach (var item in found)
                {
                    printer.Line($"{view.Type.Kind.ToLowerInvariant()}.{view.Type.Group}/{item.Metadata.Name}");
                }

                break;
            case OutputFormat.Table or OutputFormat.Wide when found.Count == 0:
                printer.Note(view.WhenEmpty);
                break;
            default:
                var (isWide, now) = (request.Format == OutputFormat.Wide, context.Time.GetUtcNow());
                printer.Table(view.Headings(isWide), found.Select(item => view.Row(item, isWide, now)));
                break;
        }
    }
}
