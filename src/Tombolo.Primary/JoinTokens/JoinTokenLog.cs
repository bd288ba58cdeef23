using Microsoft.Extensions.Logging;

namespace Tombolo.Primary.JoinTokens;

/// <summary>What is said about a token; never its text.</summary>
internal static partial class JoinTokenLog
{
    [LoggerMessage(4100, LogLevel.Information, "Secret {Secret} holds join token {TokenId} now")]
    public static partial void Filled(ILogger logger, string secret, string tokenId);

    [LoggerMessage(4101, LogLevel.Warning, "Secret {Secret} of a join token: {Reason}: {Message}")]
    public static partial void Warned(ILogger logger, string secret, string reason, string message);
}
