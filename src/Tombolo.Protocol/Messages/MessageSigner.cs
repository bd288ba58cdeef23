using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Messages;

/// <summary>Who signs a message, under which name, and what for.</summary>
public readonly record struct MessageSigner(string Name, SigningKey Key, SignatureDomain Domain);
