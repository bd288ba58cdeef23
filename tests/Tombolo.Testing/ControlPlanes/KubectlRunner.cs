using Tombolo.Testing.Processes;

namespace Tombolo.Testing.ControlPlanes;

/// <summary>Runs kubectl as one user of one control plane.</summary>
/// <param name="file">The program.</param>
/// <param name="kubeconfig">The kubeconfig of the user.</param>
/// <param name="cacheFolder">The folder for what discovery found; the one in the home folder is not touched.</param>
public sealed class KubectlRunner(string file, string kubeconfig, string cacheFolder)
{
    private static readonly IReadOnlyDictionary<string, string?> Environment =
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["KUBECONFIG"] = null };

    /// <summary>The kubeconfig it uses.</summary>
    public string Kubeconfig => kubeconfig;

    /// <summary>Runs kubectl with these arguments and <paramref name="input"/> on stdin, whatever comes of it.</summary>
    public Task<CommandResult> RunAsync(
        IReadOnlyList<string> arguments,
        string? input = null,
        CancellationToken cancellationToken = default) =>
        CommandRunner.RunAsync(
            file,
            ["--kubeconfig", kubeconfig, "--cache-dir", cacheFolder, .. arguments],
            input,
            Environment,
            cancellationToken: cancellationToken);

    /// <summary>Runs kubectl and returns its stdout.</summary>
    /// <exception cref="CommandException">Its exit code is not 0; the message holds its output.</exception>
    public async Task<string> RequireAsync(
        IReadOnlyList<string> arguments,
        string? input = null,
        CancellationToken cancellationToken = default)
    {
        var result = await RunAsync(arguments, input, cancellationToken);
        return result.ExitCode == 0 ? result.Output : throw new CommandException(Describe(arguments), result);
    }

    /// <summary>`kubectl apply` of a manifest.</summary>
    /// <exception cref="CommandException">It was not accepted as a whole.</exception>
    public Task<string> ApplyAsync(string manifest, CancellationToken cancellationToken = default) =>
        RequireAsync(["apply", "-f", "-"], manifest, cancellationToken);

    // Values of literals and tokens are not for the output of tests.
    private static string Describe(IReadOnlyList<string> arguments) => "kubectl " + string.Join(' ', arguments.Select(Redact));

    private static string Redact(string argument) =>
        argument.StartsWith("--from-literal=", StringComparison.Ordinal) || argument.StartsWith("--token=", StringComparison.Ordinal)
            ? argument[..(argument.IndexOf('=', StringComparison.Ordinal) + 1)] + "..."
            : argument;
}
