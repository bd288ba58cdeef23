using Tombolo.Dashboard.ThisCluster;

namespace Tombolo.Dashboard.Tests.Hosting;

/// <summary>A connection to a primary that stands as a test says.</summary>
internal sealed class FixedConnection : IMemberConnection
{
    public MemberContact Current { get; set; } = new(IsConnected: false, LastContact: null, Problem: "not connected yet");
}
