using System.CommandLine;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;
using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Commands.Trust;

/// <summary><c>tombolo trust</c>: joins without a join token.</summary>
internal static class TrustCommand
{
    private const string Examples = """
        # Let the cluster of context lyon join the primary of context hub without a token
        tombolo trust export shop-lyon --context lyon | kubectl --context hub apply -f -

        # On lyon then
        kubectl --context lyon create configmap mc-join-config -n kasten-io --from-literal=join-method=oidc \
          --from-literal=primary-ingress=https://hub.example.org/k10 --from-literal=cluster-name=shop-lyon
        """;

    public static Command Create(CommandContext context) => new("trust", "Let clusters join by their own service-account tokens, without a join token.") { CreateExport(context) };

    private static ExampleCommand CreateExport(CommandContext context)
    {
        var name = new Argument<string>("NAME") { Description = "Name of the ClusterTrust, and the name that the cluster may join under." };
        var account = new Option<string>("--service-account") { Description = "ServiceAccount of the server.", HelpName = "NAME", DefaultValueFactory = _ => WellKnownNames.ServerServiceAccount };
        var allowed = new Option<string[]>("--allowed-name") { Description = "Only clusters of this name may join, instead of NAME; '*' at an end stands for any rest. Can be repeated.", HelpName = "PATTERN" };
        var command = new ExampleCommand("export", "Print a ClusterTrust of the cluster that this points at, to be applied on the primary. It holds no secret.", Examples) { name, account, allowed };
        command.SetAction((parsed, stop) =>
        {
            var (wanted, names) = (parsed.GetRequiredValue(name), parsed.GetValue(allowed) ?? []);
            var faults = names.Where(pattern => pattern.Length == 0 || !NamePattern.IsValid(pattern))
                .Select(pattern => $"--allowed-name '{pattern}' is no pattern: write a name, with '*' only at its beginning or end")
                .ToList();
            if (ClusterNames.Check(wanted) is { } fault)
            {
                faults.Add($"'{wanted}' {fault}");
            }

            return faults.Count > 0
                ? throw new UsageException(faults)
                : context.OnClusterAsync(parsed, connection => new TrustExport(context, connection).RunAsync(wanted, parsed.GetRequiredValue(account), names.Length > 0 ? names : [wanted], stop));
        });
        return command;
    }
}
