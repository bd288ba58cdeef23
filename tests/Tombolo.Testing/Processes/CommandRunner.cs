using System.Diagnostics;
using System.Text;

namespace Tombolo.Testing.Processes;

/// <summary>Runs commands to their end.</summary>
public static class CommandRunner
{
    /// <summary>
    /// Runs <paramref name="file"/> with exactly these arguments and <paramref name="input"/> (nothing when null) on its stdin.
    /// A value of null in <paramref name="environment"/> removes the variable. When cancelled, the command is killed.
    /// </summary>
    public static async Task<CommandResult> RunAsync(
        string file,
        IReadOnlyList<string> arguments,
        string? input = null,
        IReadOnlyDictionary<string, string?>? environment = null,
        Action<string>? onErrorLine = null,
        CancellationToken cancellationToken = default)
    {
        using var process = new Process { StartInfo = Describe(file, arguments, environment) };
        process.Start();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = ReadLinesAsync(process.StandardError, onErrorLine, cancellationToken);
            await FeedAsync(process, input, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static ProcessStartInfo Describe(string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?>? environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static async Task FeedAsync(Process process, string? input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command ended, or closed its stdin, without reading all of it; its exit code tells what that means.
        }
    }

    private static async Task<string> ReadLinesAsync(StreamReader reader, Action<string>? onLine, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            text.Append(line).Append('\n');
            onLine?.Invoke(line);
        }

        return text.ToString();
    }
}
