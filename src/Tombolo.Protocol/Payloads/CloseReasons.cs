namespace Tombolo.Protocol.Payloads;

/// <summary>Why a hub closes a connection.</summary>
public static class CloseReasons
{
    /// <summary>A newer session of the same cluster is live.</summary>
    public const string Superseded = "superseded";

    /// <summary>The hub stops; another one will answer.</summary>
    public const string Shutdown = "shutdown";

    /// <summary>The hub is no longer the active one.</summary>
    public const string Epoch = "epoch";
}
