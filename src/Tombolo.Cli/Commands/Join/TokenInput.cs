using System.CommandLine;
using Tombolo.Cli.Failures;
using Tombolo.Cli.Manifests;

namespace Tombolo.Cli.Commands.Join;

/// <summary>The options by which a user hands over a join token.</summary>
internal static class TokenInput
{
    private const string Token = "--token";
    private const string File = "--token-file";

    public static Option<string?> TokenOption() => new(Token) { Description = "The join token of the primary; '-' reads it from standard input.", HelpName = "TOKEN|-" };

    public static Option<string?> FileOption() => new(File) { Description = "File that holds the join token.", HelpName = "FILE" };

    /// <summary>The text, or null when neither was given.</summary>
    /// <exception cref="UsageException">Both were given, or the file cannot be read.</exception>
    public static async Task<string?> ReadAsync(string? token, string? file, CommandContext context, CancellationToken cancellationToken) => (token, file) switch
    {
        (not null, not null) => throw new UsageException($"{Token} and {File} exclude each other; give one of them"),
        (null, null) => null,
        ("-", null) => await context.In.ReadToEndAsync(cancellationToken),
        ({ } text, null) => text,
        (null, { } path) => await InputText.ReadAsync(path, File, context, cancellationToken),
    };
}
