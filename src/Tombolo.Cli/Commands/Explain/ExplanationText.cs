using Tombolo.Api.Details;
using Tombolo.Api.Meta;
using Tombolo.Cli.Commands.Describe;
using Tombolo.Cli.Commands.Get;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Explain;

/// <summary>An explanation for people.</summary>
internal static class ExplanationText
{
    public static void Print(Printer printer, TargetExplanation explanation)
    {
        List(printer, "Selected by", explanation.SelectedBy, "nothing");
        List(printer, "Overrides", explanation.Overrides, "none");
        List(printer, "Held back by", explanation.Gates, "nothing");
        var contact = explanation.IsConnected ? "connected"
            : explanation.LastContact is { } last ? $"not connected, last heard of at {ApiTime.ToText(last)}"
            : "not connected, not heard of since the primary's server started";
        printer.Line($"Connection:    {contact}");
        printer.Line($"Wanted:        {RevisionText.Of(explanation.Wanted) ?? "nothing is known yet"}");
        printer.Line($"Next:          {explanation.Next}");
        printer.Line("");
        DetailText.Print(printer, explanation.Target);
    }

    private static void List(Printer printer, string title, IReadOnlyList<string> items, string none)
    {
        var heading = $"{title}:".PadRight(15);
        printer.Line($"{heading}{(items.Count == 0 ? none : items[0])}");
        foreach (var item in items.Skip(1))
        {
            printer.Line($"{new string(' ', heading.Length)}{item}");
        }
    }
}
