namespace Tombolo.Primary.Membership;

/// <summary>What the primary answers to a request under <c>/mc/v1/</c>: an HTTP status and a UTF-8 JSON body.</summary>
public readonly record struct ProtocolAnswer(int StatusCode, ReadOnlyMemory<byte> Body)
{
    /// <summary>The request did not prove that it comes from somebody we know.</summary>
    public bool IsUnproven { get; init; }
}
