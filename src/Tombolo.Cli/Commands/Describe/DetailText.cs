using Tombolo.Api.Details;
using Tombolo.Api.Meta;
using Tombolo.Api.States;
using Tombolo.Cli.Commands.Get;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Describe;

/// <summary>A distribution with its targets and objects, for people.</summary>
internal static class DetailText
{
    public static void Print(Printer printer, DistributionDetail detail)
    {
        printer.Line($"Distribution:  {detail.Name}");
        printer.Line($"Revision:      {RevisionText.Short(detail.RevisionHash)}");
        printer.Line($"Targets:       {detail.TotalTargets}{(detail.Targets.Count < detail.TotalTargets ? $", {detail.Targets.Count} shown" : "")}");
        foreach (var target in detail.Targets)
        {
            printer.Line("");
            Print(printer, target);
        }
    }

    /// <summary>One target with its objects.</summary>
    public static void Print(Printer printer, TargetDetail target)
    {
        var severity = TargetStates.Table.TryGet(target.State, out var state) ? state.Severity : (StateSeverity?)null;
        printer.Line($"{target.Cluster}: {target.State}{(target.Acknowledged is { } revision ? $", acknowledged {RevisionText.Of(revision)}" : "")}", severity);
        if (target.Message is { } message)
        {
            printer.Line($"  {(target.Reason is { } reason ? $"{reason}: " : "")}{message}");
        }

        foreach (var found in target.Objects)
        {
            Print(printer, found, isSaid: found.Message == target.Message);
        }
    }

    private static void Print(Printer printer, ObjectDetail found, bool isSaid)
    {
        var owners = found.Owners.Count > 1 ? $" (of {string.Join(", ", found.Owners)})" : "";
        var why = (found.Reason, isSaid ? null : found.Message) switch
        {
            ({ } reason, { } message) => $" {reason}: {message}",
            ({ } reason, null) => $" {reason}",
            (null, { } message) => $": {message}",
            _ => "",
        };
        printer.Line($"  {found.Kind}/{found.Name}{owners}: {found.State}{why}");
        foreach (var drift in found.Drift ?? [])
        {
            printer.Line($"    {drift.Path}: wanted {drift.Wanted}, found {drift.Found}, since {ApiTime.ToText(drift.Since)}{(drift.Manager.Length > 0 ? $", by {drift.Manager}" : "")}");
        }
    }
}
