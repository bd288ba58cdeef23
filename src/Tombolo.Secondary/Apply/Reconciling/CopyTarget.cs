using Tombolo.Api.Resources;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Apply.Live;

namespace Tombolo.Secondary.Apply.Reconciling;

/// <summary>Where one object is, and what is known of it from before.</summary>
/// <param name="Type">The resource in the version that the item speaks.</param>
/// <param name="Earlier">The result before this try; null when there is none.</param>
internal sealed record CopyTarget(CopyKind Kind, ResourceType Type, ResourceKey Key, CopyMemory Memory, ItemResult? Earlier);
