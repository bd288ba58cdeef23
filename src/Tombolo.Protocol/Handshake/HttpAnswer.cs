namespace Tombolo.Protocol.Handshake;

/// <summary>What came back to a request, from whoever answered.</summary>
/// <param name="ContentType">As the header says; for messages only.</param>
public readonly record struct HttpAnswer(int StatusCode, ReadOnlyMemory<byte> Body, string? ContentType = null);
