using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Tombolo.Api.Resources;
using Tombolo.Runtime.Events;

namespace Tombolo.Primary.JoinTokens;

/// <summary>Tells, in the log and as Events on the Secret, what is new about join tokens; the same is not said again while it stays.</summary>
internal sealed class JoinTokenNotices(IEventRecorder events, ILogger<JoinTokenController> log)
{
    private readonly ConcurrentDictionary<ResourceKey, (string Uid, JoinTokenNotice Notice)> _told = new();

    /// <summary>What is to be said about a token now; null when nothing is.</summary>
    public void Tell(JoinTokenRecord record, JoinTokenNotice? notice)
    {
        if (notice is null)
        {
            Forget(record.Key);
            return;
        }

        if (_told.TryGetValue(record.Key, out var told) && told == (record.Uid, notice))
        {
            return;
        }

        _told[record.Key] = (record.Uid, notice);
        JoinTokenLog.Warned(log, record.Key.ToString(), notice.Reason, notice.Message);
        events.Record(About(record), EventType.Warning, notice.Reason, notice.Message);
    }

    /// <summary>A cluster that proved the token was not let in.</summary>
    /// <param name="reason">Of the refusal.</param>
    /// <param name="message">The cause and the repair.</param>
    public void Refused(JoinTokenRecord record, string reason, string message) => events.Record(About(record), EventType.Warning, reason, message);

    /// <summary>There is nothing to say about the Secret any more, or it is gone.</summary>
    public void Forget(ResourceKey key) => _told.TryRemove(key, out _);

    private static ObjectReference About(JoinTokenRecord record) => new(KnownResources.Secret, record.Key, record.Uid);
}
