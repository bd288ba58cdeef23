using Tombolo.Api.Details;
using Tombolo.Api.States;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Plan;

/// <summary>A plan for people: clusters with the same outcome together.</summary>
internal static class PlanText
{
    private const int MostNames = 5;

    public static void Print(Printer printer, DistributionPlan plan)
    {
        foreach (var group in plan.Groups.Where(group => group.IsDifferent))
        {
            Print(printer, group);
            printer.Line("");
        }

        foreach (var group in plan.Groups.Where(group => !group.IsDifferent))
        {
            printer.Line($"{Clusters(group.Clusters)}: nothing would happen");
        }

        if (plan.Groups.Count == 0 && plan.NotAsked.Count == 0)
        {
            printer.Line("No cluster is concerned.");
        }

        foreach (var cluster in plan.NotAsked)
        {
            printer.Line($"{cluster.Cluster}: not known, {cluster.Message}", StateSeverity.Warning);
        }

        foreach (var problem in plan.Problems)
        {
            printer.Line(problem, StateSeverity.Danger);
        }

        foreach (var note in plan.Notes)
        {
            printer.Note(note);
        }
    }

    private static void Print(Printer printer, PlanGroup group)
    {
        var different = group.Objects.Where(planned => PlanActions.IsDifference(planned.Action)).ToList();
        printer.Line($"{Clusters(group.Clusters)}: {Summary(different)}");
        foreach (var planned in different)
        {
            printer.Line($"  {Word(planned.Action)} {planned.Kind}/{planned.Name}{Count(planned)}", Severity(planned.Action));
            foreach (var field in planned.Fields)
            {
                printer.Line($"      {field.Path}: {field.From} -> {field.To}{(field.Manager.Length > 0 ? $"   (of {field.Manager})" : "")}");
            }

            if (planned.MoreFields > 0)
            {
                printer.Line($"      and {planned.MoreFields} more fields");
            }

            if (planned.Message.Length > 0)
            {
                printer.Line($"      {planned.Message}");
            }
        }

        if (group.MoreObjects > 0)
        {
            printer.Line($"  and {group.MoreObjects} more objects");
        }

        if (group.Objects.Count > different.Count)
        {
            printer.Line($"  {group.Objects.Count - different.Count} more stay as they are");
        }
    }

    private static string Clusters(IReadOnlyList<string> names)
    {
        var shown = string.Join(", ", names.Take(MostNames));
        return $"{names.Count} {(names.Count == 1 ? "cluster" : "clusters")} ({shown}{(names.Count > MostNames ? $" and {names.Count - MostNames} more" : "")})";
    }

    private static string Summary(IReadOnlyList<PlannedObject> different) =>
        string.Join(", ", different.GroupBy(planned => planned.Action).Select(action => $"{action.Count()} {Word(action.Key)}"));

    private static string Count(PlannedObject planned) => (planned.Fields.Count + planned.MoreFields, planned.Action) switch
    {
        (0, PlanActions.Update) => "   whose it is",
        (0, _) => "",
        (1, _) => "   1 field",
        (var fields, _) => $"   {fields} fields",
    };

    private static string Word(string action) => action switch
    {
        PlanActions.TakeOver => "take over",
        _ => action.ToLowerInvariant(),
    };

    private static StateSeverity? Severity(string action) => action switch
    {
        PlanActions.Create or PlanActions.Adopt => StateSeverity.Success,
        PlanActions.Remove or PlanActions.Conflict or PlanActions.Refused or PlanActions.Replace => StateSeverity.Danger,
        _ => StateSeverity.Warning,
    };
}
