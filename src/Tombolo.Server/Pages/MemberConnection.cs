using Tombolo.Dashboard.ThisCluster;
using Tombolo.Runtime.Signals;
using Tombolo.Secondary;

namespace Tombolo.Server.Pages;

/// <summary>This cluster's connection to its primary, as the dashboard sees it; of the member that runs in this process now.</summary>
internal sealed class MemberConnection : IMemberConnection
{
    private readonly Subscribers<MemberContact> _changed = new();
    private SecondaryRole? _member;

    /// <inheritdoc/>
    public MemberContact Current =>
        Volatile.Read(ref _member)?.Connection is { } status
            ? new MemberContact(status.IsConnected, status.LastContact, status.Problem)
            : new MemberContact(IsConnected: false, LastContact: null, "this server is not the active server of its cluster yet");

    /// <inheritdoc/>
    public IDisposable Subscribe(Action changed) => _changed.Add(_ => changed());

    public void Follow(SecondaryRole member)
    {
        Volatile.Write(ref _member, member);
        // It lives no longer than the member does.
        _ = member.SubscribeToConnection(_ => _changed.Notify(Current));
        _changed.Notify(Current);
    }
}
