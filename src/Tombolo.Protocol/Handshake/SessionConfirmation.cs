using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Handshake;

/// <summary>What is left of a handshake for the first <c>sync</c> to be checked against.</summary>
public sealed class SessionConfirmation
{
    private readonly VerificationKey _clusterKey;
    private readonly byte[] _transcript;

    internal SessionConfirmation(VerificationKey clusterKey, byte[] transcript) => (_clusterKey, _transcript) = (clusterKey, transcript);

    /// <summary>Whether the cluster's key signed this very transcript: it took part in this session.</summary>
    public bool IsProvenBy(ReadOnlySpan<byte> signature) => _clusterKey.Verify(SignatureDomain.SessionConfirm, _transcript, signature);
}
