using Tombolo.Protocol.Payloads;

namespace Tombolo.Secondary.Apply.Results;

/// <summary>A result and the number of the change that made it.</summary>
/// <param name="Result">Null when the item is no longer held.</param>
internal readonly record struct NumberedResult(long Version, ItemResult? Result);
