namespace Tombolo.Protocol.Payloads;

/// <summary>Of a <c>gone</c> frame: the item that the frame's key names is no longer part of the set. Nothing is removed before the checkpoint.</summary>
public sealed record GonePayload;
