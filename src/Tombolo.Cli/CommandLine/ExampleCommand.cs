using System.CommandLine;

namespace Tombolo.Cli.CommandLine;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="examples">Lines as they are typed, each with a comment line before it.</param>
internal sealed class ExampleCommand(string name, string description, string examples) : Command(name, description)
{
    public string Examples { get; } = examples;
}
