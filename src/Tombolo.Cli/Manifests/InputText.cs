using Tombolo.Cli.Failures;

namespace Tombolo.Cli.Manifests;

/// <summary>Text from a file or from standard input.</summary>
internal static class InputText
{
    /// <param name="path">A file, or <c>-</c> for standard input.</param>
    /// <param name="option">The option that named it, for messages.</param>
    /// <exception cref="UsageException">The file cannot be read.</exception>
    public static async Task<string> ReadAsync(string path, string option, CommandContext context, CancellationToken cancellationToken)
    {
        if (path == "-")
        {
            return await context.In.ReadToEndAsync(cancellationToken);
        }

        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option} {path} cannot be read: {failure.Message}");
        }
    }
}
