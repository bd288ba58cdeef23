using System.ComponentModel;
using System.Diagnostics;

namespace Tombolo.Kubernetes.Credentials;

/// <summary>Runs a credential plugin once.</summary>
internal static class ExecProcess
{
    private const int LongestErrorText = 500;

    /// <summary>Longer than any sign-in that needs no person.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    /// <summary>Runs the plugin and returns what it printed.</summary>
    /// <exception cref="CredentialException">It could not be started, failed, or took longer than a minute.</exception>
    public static async Task<string> RunAsync(ExecPlugin plugin, TimeProvider time, CancellationToken cancellationToken)
    {
        using var process = Start(plugin);
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            var error = process.StandardError.ReadToEndAsync(either.Token);
            await Task.WhenAll(output, error, process.WaitForExitAsync(either.Token));
            return process.ExitCode == 0
                ? await output
                : throw new CredentialException($"{plugin} failed with exit code {process.ExitCode}: {Shorten(await error)}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new CredentialException($"{plugin} gave no answer within {TimeLimit.TotalSeconds:0} s; run it by hand to see what it waits for");
        }
    }

    private static Process Start(ExecPlugin plugin)
    {
        var start = new ProcessStartInfo(plugin.Command, plugin.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in plugin.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment[ExecInput.Variable] = ExecInput.Write(plugin);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            var hint = plugin.InstallHint is { } text ? $"\n{text.Trim()}" : "; install it, or correct `command` of the exec entry";
            throw new CredentialException($"{plugin} cannot be started: {e.Message}{hint}", e);
        }
    }

    private static string Shorten(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0 ? "it said nothing" : trimmed.Length <= LongestErrorText ? trimmed : $"...{trimmed[^LongestErrorText..]}";
    }
}
