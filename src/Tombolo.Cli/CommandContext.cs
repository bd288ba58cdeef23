using Tombolo.Cli.CommandLine;
using Tombolo.Cli.Connecting;
using Tombolo.Cli.Output;

namespace Tombolo.Cli;

/// <summary>All that a command has of the world around it.</summary>
internal sealed record CommandContext
{
    public required TextReader In { get; init; }

    public required Printer Printer { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Value of an environment variable, or null.</summary>
    public required Func<string, string?> Environment { get; init; }

    public required IClusterConnector Connector { get; init; }

    /// <summary>The flags that every command takes.</summary>
    public ConnectionFlags Flags { get; } = new();

    /// <summary>Standard streams, the system's clock and kubeconfig files.</summary>
    public static CommandContext OfProcess() => new()
    {
        In = Console.In,
        Printer = new Printer(Console.Out, Console.Error, Terminal.OfProcess(), TimeProvider.System),
        Time = TimeProvider.System,
        Environment = System.Environment.GetEnvironmentVariable,
        Connector = new KubeconfigConnector(TimeProvider.System),
    };
}
