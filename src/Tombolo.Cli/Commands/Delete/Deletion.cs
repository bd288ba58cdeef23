using Tombolo.Api.Effects;
using Tombolo.Api.Serialization;
using Tombolo.Cli.Asking;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Failures;
using Tombolo.Cli.FleetApi;
using Tombolo.Kubernetes.Client;

namespace Tombolo.Cli.Commands.Delete;

/// <summary>Shows the effect of a deletion, has it confirmed, and deletes exactly the object that was shown.</summary>
internal sealed class Deletion(CommandContext context, ClusterConnection connection, FleetApiClient server, DeletionSubject subject)
{
    public async Task<int> RunAsync(bool isDryRun, bool isConfirmed, CancellationToken cancellationToken)
    {
        var found = (await connection.Client.GetAsync(subject.Type, subject.Key, cancellationToken)).OrFail("get", subject.Type, subject.Key);
        foreach (var line in subject.IsDistribution
            ? DeletionEffect.OfDistribution(found.Deserialize(ApiJsonContext.Default.Distribution), await server.DescribeAsync(subject.Name, state: null, cancellationToken))
            : DeletionEffect.OfSource(await server.FindUseAsync(subject.Type.Kind, subject.Name, cancellationToken)))
        {
            context.Printer.Line(line);
        }

        if (isDryRun)
        {
            return ExitCodes.Success;
        }

        await Confirmation.RequireAsync(context, subject.Name, isConfirmed, cancellationToken);
        _ = (await connection.Client.DeleteAsync(subject.Type, subject.Key, new DeleteOptions { Uid = found.Metadata.Uid }, cancellationToken)).OrFail("delete", subject.Type, subject.Key);
        context.Printer.Line($"{subject} is {(subject.IsDistribution ? "being deleted" : "deleted")}");
        return ExitCodes.Success;
    }
}
