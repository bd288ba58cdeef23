using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Messages;

/// <summary>What a primary signs as its answer to one request.</summary>
internal interface IPrimaryStatement
{
    /// <summary>SHA-256 of the body of the request that is answered.</summary>
    ReadOnlyMemory<byte> RequestHash { get; }

    VerificationKey PrimaryKey { get; }
}
