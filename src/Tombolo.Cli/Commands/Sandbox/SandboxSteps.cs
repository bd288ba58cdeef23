using Tombolo.Cli.Output;

namespace Tombolo.Cli.Commands.Sandbox;

/// <summary>Tells what was done and where, with the time since the start.</summary>
internal sealed class SandboxSteps(Printer printer, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>One step that is done.</summary>
    public void Done(string text) => printer.Line($"[{Elapsed.TotalSeconds,5:0.0} s] {text}");
}
