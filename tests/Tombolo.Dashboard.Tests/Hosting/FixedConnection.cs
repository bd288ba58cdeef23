using Tombolo.Dashboard.ThisCluster;
using Tombolo.Runtime.Signals;

namespace Tombolo.Dashboard.Tests.Hosting;

/// <summary>A connection to a primary that stands as a test says.</summary>
internal sealed class FixedConnection : IMemberConnection
{
    private readonly Subscribers<MemberContact> _changed = new();

    public MemberContact Current
    {
        get;
        set
        {
            field = value;
            _changed.Notify(value);
        }
    } = new(IsConnected: false, LastContact: null, Problem: "not connected yet");

    public IDisposable Subscribe(Action changed) => _changed.Add(_ => changed());
}
