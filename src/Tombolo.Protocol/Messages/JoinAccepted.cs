using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Messages;

/// <summary>The primary takes the cluster in.</summary>
/// <param name="RequestHash">SHA-256 of the request's body.</param>
/// <param name="Name">Name of the Cluster.</param>
/// <param name="Id">Its <c>status.id</c>.</param>
/// <param name="PrimaryKey">What this message is signed with.</param>
public sealed record JoinAccepted(
    ReadOnlyMemory<byte> RequestHash,
    string Name,
    string Id,
    string PrimaryName,
    string PrimaryId,
    VerificationKey PrimaryKey,
    DateTimeOffset PrimaryTime) : IPrimaryStatement;
