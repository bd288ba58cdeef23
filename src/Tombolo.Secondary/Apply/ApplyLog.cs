using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;

namespace Tombolo.Secondary.Apply;

/// <summary>What the engine logs; never content.</summary>
internal static partial class ApplyLog
{
    [LoggerMessage(5200, LogLevel.Information, "{Kind} {Key}: {State}, content {Etag}")]
    public static partial void Written(ILogger logger, string kind, ResourceKey key, string state, string etag);

    [LoggerMessage(5201, LogLevel.Information, "{Kind} {Key}: removed")]
    public static partial void Removed(ILogger logger, string kind, ResourceKey key);

    [LoggerMessage(5202, LogLevel.Information, "{Kind} {Key}: released")]
    public static partial void Released(ILogger logger, string kind, ResourceKey key);

    [LoggerMessage(5203, LogLevel.Warning, "{Key} is {State} ({Reason}): {Message}")]
    public static partial void NotAsWanted(ILogger logger, string key, string state, string reason, string message);

    [LoggerMessage(5204, LogLevel.Information, "Revision {Epoch}.{Sequence} {Hash}: {Items} items, {Untried} to be tried")]
    public static partial void RevisionStarted(ILogger logger, long epoch, long sequence, string hash, int items, int untried);

    [LoggerMessage(5205, LogLevel.Information, "Revision {Epoch}.{Sequence} {Hash}: every item was tried")]
    public static partial void RevisionTried(ILogger logger, long epoch, long sequence, string hash);

    [LoggerMessage(5206, LogLevel.Warning, "Revision {Hash} would remove {Parked} of {Held} copies without being asked to; they stay until that is approved")]
    public static partial void RemovalParked(ILogger logger, string hash, int parked, int held);

    [LoggerMessage(5207, LogLevel.Information, "Leaving primary {PrimaryId}: {Removed} copies removed, {Kept} kept, {Failed} failed")]
    public static partial void Left(ILogger logger, string primaryId, int removed, int kept, int failed);
}
