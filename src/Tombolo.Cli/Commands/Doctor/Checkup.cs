using Tombolo.Cli.Commands.Doctor.Installation;
using Tombolo.Cli.Commands.Doctor.Network;
using Tombolo.Cli.Commands.Doctor.Target;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Output;
using Tombolo.Kubernetes.Configuration;
using Tombolo.Kubernetes.Errors;

namespace Tombolo.Cli.Commands.Doctor;

/// <summary>
/// Runs all checks. Those that do not depend on each other all run, so that every problem is said at once; what needs something that failed is
/// skipped and says so.
/// </summary>
internal sealed class Checkup(CommandContext context, ClusterAddress address, DoctorOptions options, Progress progress)
{
    public async Task<DoctorReport> RunAsync(CancellationToken cancellationToken)
    {
        var (reading, ofCluster) = await CheckClusterAsync(cancellationToken);
        var choice = TargetChoice.Choose(options, reading);
        var ofWay = choice.Target is { } target
            ? await new WayCheckup(context, options, target, progress).RunAsync(cancellationToken)
            : [.. CheckNames.OfWay.Select(check => choice.Url is { } fault && check == CheckNames.Url ? fault : Finding.Skip(check, TargetChoice.NoTarget))];
        return new DoctorReport(choice.Target?.Url.Value, [.. ofCluster, .. choice.Findings, .. ofWay]);
    }

    private async Task<(ClusterReading? Reading, IReadOnlyList<Finding> Findings)> CheckClusterAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var connection = context.Connector.Connect(address);
            return await new ClusterCheckup(connection, context.Time, options).RunAsync(cancellationToken);
        }
        catch (ConnectionConfigurationException unusable)
        {
            return (null, ApiServerCheck.Unusable(unusable.Message));
        }
        catch (KubernetesUnreachableException unreachable)
        {
            return (null, ApiServerCheck.Unreachable(unreachable.Message));
        }
    }
}
