using Tombolo.Api.Details;
using Tombolo.Api.States;

namespace Tombolo.Cli.Commands.Describe;

/// <summary>Leaves out what is as it should be.</summary>
internal static class DetailFilter
{
    public static DistributionDetail OnlyProblems(DistributionDetail detail) => detail with
    {
        Targets =
        [
            .. detail.Targets
                .Where(target => target.State != TargetStates.Synced || target.Objects.Any(IsProblem))
                .Select(target => target with { Objects = [.. target.Objects.Where(IsProblem)] }),
        ],
    };

    private static bool IsProblem(ObjectDetail found) => !ObjectStates.Table.TryGet(found.State, out var state) || !state.IsHealthy || found.Drift is not null;
}
