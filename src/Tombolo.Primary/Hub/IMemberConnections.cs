namespace Tombolo.Primary.Hub;

/// <summary>The members that are connected right now, and questions to them.</summary>
public interface IMemberConnections
{
    bool IsConnected(string clusterId);

    /// <summary>When the member was last heard of since this hub started; null if never.</summary>
    DateTimeOffset? LastContact(string clusterId);

    /// <summary>
    /// Asks a connected member and waits for its answer. A member that is not connected, or that disconnects before it answers, gives null.
    /// </summary>
    Task<MemberAnswer?> AskAsync(string clusterId, string verb, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);

    /// <summary>Calls back with the cluster id whenever a member connects, disconnects or says something new about itself; callers only signal.</summary>
    IDisposable Subscribe(Action<string> changed);
}
