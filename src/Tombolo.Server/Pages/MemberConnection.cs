using Tombolo.Dashboard.ThisCluster;
using Tombolo.Secondary;

namespace Tombolo.Server.Pages;

/// <summary>This cluster's connection to its primary, as the dashboard sees it; of the member that runs in this process now.</summary>
internal sealed class MemberConnection : IMemberConnection
{
    private SecondaryRole? _member;

    /// <inheritdoc/>
    public MemberContact Current =>
        Volatile.Read(ref _member)?.Connection is { } status
            ? new MemberContact(status.IsConnected, status.LastContact, status.Problem)
            : new MemberContact(IsConnected: false, LastContact: null, "this server is not the active server of its cluster yet");

    public void Follow(SecondaryRole member) => Volatile.Write(ref _member, member);
}
