using System.CommandLine;
using System.Text.Json;
using Tombolo.Api.Details;
using Tombolo.Api.Validation;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.FleetApi;
using Tombolo.Cli.Manifests;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Plan;

/// <summary><c>tombolo plan</c></summary>
internal static class PlanCommand
{
    private const string Examples = """
        # What a distribution would change on its clusters now; a paused one as if the pause were lifted
        tombolo plan distribution/baseline

        # What an edited distribution, an edited profile, or both would do; nothing is stored
        tombolo plan -f baseline.yaml

        # In a pipeline: 0 nothing would happen, 1 something would, 2 some cluster or object could not be planned
        kustomize build . | tombolo plan -f - -o json
        """;

    public static Command Create(CommandContext context)
    {
        var subject = new Argument<string?>("DISTRIBUTION") { Description = "distribution/NAME, as it is stored.", Arity = ArgumentArity.ZeroOrOne };
        var file = new Option<string?>("--filename", "-f")
        {
            Description = "File with a distribution, or global resources, or both, that are not stored like this; - for standard input.",
            HelpName = "FILE",
        };
        var output = CommonOptions.Output("text", "json", "yaml");
        var flags = new FleetApiFlags();
        var command = new ExampleCommand(
            "plan", "Ask every cluster what would happen, and write nothing. Exit code 0: nothing would; 1: something would; 2: not everything can be said.", Examples)
        { subject, file, output };
        flags.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            try
            {
                return await RunAsync(context, parsed, parsed.GetValue(subject), parsed.GetValue(file), CommonOptions.ReadFormat(parsed, output), flags, stop);
            }
            catch (Exception failure) when (ExpectedFailures.Contains(failure))
            {
                // As everywhere, but for the exit code: here 1 is an answer.
                context.Printer.Error(failure.Message);
                return ExitCodes.Incomplete;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CommandContext context, ParseResult parsed, string? subject, string? file, OutputFormat format, FleetApiFlags flags, CancellationToken cancellationToken)
    {
        if (subject is null == file is null)
        {
            throw new UsageException("name what to plan: distribution/NAME as it is stored, or -f FILE, and not both");
        }

        var name = subject is null ? null : ReadName(subject);
        var request = file is null ? null : new PlanRequest(
            [.. (await ManifestReader.ReadAsync(file, context, cancellationToken)).Select(item => JsonSerializer.SerializeToElement(item, DetailJsonContext.Default.JsonObject))]);
        return await context.OnClusterAsync(parsed, async connection =>
        {
            using var server = await FleetApiClient.ConnectAsync(context, connection, flags.Read(parsed), cancellationToken);
            var plan = request is null ? await server.PlanAsync(name!, cancellationToken) : await server.PlanAsync(request, cancellationToken);
            if (format is OutputFormat.Json or OutputFormat.Yaml)
            {
                context.Printer.Document(JsonSerializer.SerializeToNode(plan, DetailJsonContext.Default.DistributionPlan)!, format);
            }
            else
            {
                PlanText.Print(context.Printer, plan);
            }

            return ExitCode(plan);
        });
    }

    private static int ExitCode(DistributionPlan plan) => !plan.IsComplete ? ExitCodes.Incomplete : plan.IsDifferent ? ExitCodes.Failure : ExitCodes.Success;

    private static string ReadName(string subject)
    {
        var parts = subject.Split('/', 2);
        return parts.Length == 2 && parts[0] is "distribution" or "distributions" && DnsNames.CheckSubdomain(parts[1]) is null
            ? parts[1]
            : throw new UsageException($"'{subject}' is no distribution; name one like distribution/NAME");
    }
}
