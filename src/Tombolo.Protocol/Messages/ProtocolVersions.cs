namespace Tombolo.Protocol.Messages;

/// <summary>Versions of the protocol that this release speaks.</summary>
public static class ProtocolVersions
{
    public const int Current = 1;

    /// <summary>All of them, the newest first.</summary>
    public static IReadOnlyList<int> Supported { get; } = [Current];

    /// <summary>The newest version that both sides speak, or null.</summary>
    public static int? Negotiate(IReadOnlyList<int> offered)
    {
        ArgumentNullException.ThrowIfNull(offered);
        foreach (var version in Supported)
        {
            if (offered.Contains(version))
            {
                return version;
            }
        }

        return null;
    }
}
