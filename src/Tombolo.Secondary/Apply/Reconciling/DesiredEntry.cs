using Tombolo.Protocol.Sets;
using Tombolo.Secondary.Sync;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>One item of a revision.</summary>
internal readonly record struct DesiredEntry(ItemKey Item, DesiredPayload Payload);
