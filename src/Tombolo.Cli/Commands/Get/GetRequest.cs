using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Get;

/// <summary>What to show.</summary>
/// <param name="Name">Only this one; null for all.</param>
internal sealed record GetRequest(string? Name, string? Selector, OutputFormat Format);
