using Tombolo.Api.States;

namespace Tombolo.Cli.Output;

/// <summary>One cell of a table.</summary>
/// <param name="Severity">Colours it; null for plain text.</param>
internal readonly record struct Cell(string Text, StateSeverity? Severity = null)
{
    /// <summary>What stands where there is no value.</summary>
    public const string None = "<none>";

    public static implicit operator Cell(string? text) => new(string.IsNullOrEmpty(text) ? None : text);

    /// <summary>A state in the colour of its table.</summary>
    public static Cell OfState(string? state, StateTable table) =>
        table.TryGet(state, out var info) ? new Cell(info.Name, info.Severity) : (Cell)(string.IsNullOrEmpty(state) ? "Unknown" : state);
}
