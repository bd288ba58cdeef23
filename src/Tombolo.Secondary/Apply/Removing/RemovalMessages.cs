using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Secondary.Apply.Copies;
using Tombolo.Secondary.Apply.Results;

namespace Tombolo.Secondary.Apply.Removing;

/// <summary>Says of a copy that nothing wants any more why it stays.</summary>
internal static class RemovalMessages
{
    /// <param name="reason">Of the <see cref="RemovalDecision"/>.</param>
    /// <param name="user">What refers to it, as <c>Kind name</c>.</param>
    /// <param name="unread">Kinds of which the copies could not be read.</param>
    public static string Of(
        string reason,
        string kind,
        ResourceKey key,
        LiveCopy copy,
        IReadOnlyList<string> finalizers,
        string user,
        IReadOnlySet<string> hold,
        IReadOnlySet<string> parked,
        IReadOnlyList<string> unread) => reason switch
        {
            ObjectReasons.OnHold => ObjectMessages.OnHold(kind, key, [.. copy.Marks!.Owners.Where(hold.Contains)]),
            ObjectReasons.PendingRemoval => ObjectMessages.PendingRemoval(kind, key, copy.Marks!.Owners, copy.Marks.Owners.Any(parked.Contains)),
            ObjectReasons.NotAllRead => ObjectMessages.NotAllRead(kind, key, unread),
            ObjectReasons.InUse => ObjectMessages.InUse(kind, key, user),
            ObjectReasons.Released => ObjectMessages.Released(kind, key),
            ObjectReasons.Retained => ObjectMessages.Retained(kind, key),
            _ => ObjectMessages.Terminating(kind, key, finalizers),
        };
}
