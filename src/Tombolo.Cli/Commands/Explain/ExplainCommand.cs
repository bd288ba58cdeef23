using System.CommandLine;
using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Api.Validation;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.FleetApi;

namespace Tombolo.Cli.Commands.Explain;

/// <summary><c>tombolo explain</c></summary>
internal static class ExplainCommand
{
    private const string Examples = """
        # Why a distribution is, or is not, on a cluster as it is
        tombolo explain cluster/shop-lyon distribution/baseline
        """;

    public static Command Create(CommandContext context)
    {
        var subjects = new Argument<string[]>("SUBJECTS") { Description = "cluster/NAME and distribution/NAME.", Arity = new ArgumentArity(2, 2) };
        var output = CommonOptions.Output("text", "json", "yaml");
        var flags = new FleetApiFlags();
        var command = new ExampleCommand(
            "explain", "Say what selects a cluster for a distribution, what changes or holds back what it gets, and what happens next.", Examples) { subjects, output };
        flags.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var faults = new List<string>();
            var words = parsed.GetRequiredValue(subjects);
            var (cluster, distribution) = (Find(words, "cluster", faults), Find(words, "distribution", faults));
            return faults.Count > 0
                ? throw new UsageException(faults)
                : context.OnClusterAsync(parsed, async connection =>
                {
                    using var server = await FleetApiClient.ConnectAsync(context, connection, flags.Read(parsed), stop);
                    var explanation = await server.ExplainAsync(distribution, cluster, stop);
                    var format = CommonOptions.ReadFormat(parsed, output);
                    if (format is Output.OutputFormat.Json or Output.OutputFormat.Yaml)
                    {
                        context.Printer.Document(JsonSerializer.SerializeToNode(explanation, DetailJsonContext.Default.TargetExplanation)!, format);
                    }
                    else
                    {
                        ExplanationText.Print(context.Printer, explanation);
                    }

                    return ExitCodes.Success;
                });
        });
        return command;
    }

    private static string Find(string[] words, string kind, List<string> faults)
    {
        var found = words.Select(word => word.Split('/', 2)).Where(parts => parts.Length == 2 && (parts[0] == kind || parts[0] == kind + "s")).Select(parts => parts[1]).ToList();
        if (found.Count != 1 || DnsNames.CheckSubdomain(found[0]) is not null)
        {
            faults.Add($"name one {kind}, like {kind}/NAME");
            return "";
        }

        return found[0];
    }
}
