namespace Tombolo.Testing.ControlPlanes.Pooling;

/// <summary>Control planes for one user alone, as new, until the lease is disposed.</summary>
public sealed class ControlPlaneLease : IAsyncDisposable
{
    private readonly Func<IReadOnlyList<ControlPlane>, Task> _return;
    private int _returned;

    internal ControlPlaneLease(IReadOnlyList<ControlPlane> planes, Func<IReadOnlyList<ControlPlane>, Task> @return)
    {
        Planes = planes;
        _return = @return;
    }

    /// <summary>As many as were asked for.</summary>
    public IReadOnlyList<ControlPlane> Planes { get; }

    /// <summary>One of them.</summary>
    public ControlPlane this[int index] => Planes[index];

    /// <summary>Gives them back; they are reset for the next.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _returned, 1) == 0)
        {
            await _return(Planes);
        }
    }
}
