namespace Tombolo.Primary.Hub;

/// <summary>
/// Where requests find the hub: the endpoints live as long as the process, a hub only as long as its term.
/// </summary>
public sealed class HubGate
{
    private ActiveHub? _current;

    /// <summary>The active hub; null while this process is not the primary's active server.</summary>
    internal ActiveHub? Current => Volatile.Read(ref _current);

    /// <summary>True while a hub of this process is active.</summary>
    public bool IsOpen => Current is not null;

    internal void Open(ActiveHub hub) => Volatile.Write(ref _current, hub);

    internal void Close() => Volatile.Write(ref _current, null);
}
