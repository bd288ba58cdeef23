using System.CommandLine;
using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Api.States;
using Tombolo.Api.Validation;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.FleetApi;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Describe;

/// <summary><c>tombolo describe</c></summary>
internal static class DescribeCommand
{
    private const string Examples = """
        # Every target and object of a distribution
        tombolo describe distribution baseline
        # Only what is not as it should be, with its fields
        tombolo describe distribution baseline --problems
        # Only targets in one state, for a program
        tombolo describe distribution baseline --state Conflict -o json
        """;

    public static Command Create(CommandContext context)
    {
        var subject = new Argument<string[]>("SUBJECT") { Description = "distribution NAME, or distribution/NAME.", Arity = new ArgumentArity(1, 2) };
        var problems = new Option<bool>("--problems") { Description = "Only targets and objects that are not as they should be." };
        var state = new Option<string?>("--state") { Description = "Only targets in this state.", HelpName = "STATE" };
        var output = CommonOptions.Output("text", "json", "yaml");
        var flags = new FleetApiFlags();
        var command = new ExampleCommand("describe", "Show how every target and object of a distribution stands, as the primary's server knows it.", Examples) { subject, problems, state, output };
        flags.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var faults = new List<string>();
            var name = ReadName(parsed.GetRequiredValue(subject), faults);
            var wanted = parsed.GetValue(state);
            if (wanted is not null && !TargetStates.Table.TryGet(wanted, out _))
            {
                faults.Add($"--state '{wanted}' is no state of a target; there are {string.Join(", ", TargetStates.Table.All.Select(known => known.Name))}");
            }

            return faults.Count > 0
                ? throw new UsageException(faults)
                : context.OnClusterAsync(parsed, async connection =>
                {
                    using var server = await FleetApiClient.ConnectAsync(context, connection, flags.Read(parsed), stop);
                    var detail = await server.DescribeAsync(name, wanted, stop);
                    Print(context.Printer, parsed.GetValue(problems) ? DetailFilter.OnlyProblems(detail) : detail, CommonOptions.ReadFormat(parsed, output));
                    return ExitCodes.Success;
                });
        });
        return command;
    }

    private static string ReadName(string[] words, List<string> faults)
    {
        var parts = words.Length == 1 ? words[0].Split('/', 2) : words;
        if (parts.Length != 2 || parts[0] is not ("distribution" or "distributions") || DnsNames.CheckSubdomain(parts[1]) is not null)
        {
            faults.Add($"'{string.Join(' ', words)}' cannot be described; write distribution NAME");
            return "";
        }

        return parts[1];
    }

    private static void Print(Printer printer, DistributionDetail detail, OutputFormat format)
    {
        if (format is OutputFormat.Json or OutputFormat.Yaml)
        {
            printer.Document(JsonSerializer.SerializeToNode(detail, DetailJsonContext.Default.DistributionDetail)!, format);
        }
        else
        {
            DetailText.Print(printer, detail);
        }
    }
}
