namespace Tombolo.Dashboard.Live;

/// <summary>What all live collections have in common, whatever they hold.</summary>
internal interface ILiveCollection : IAsyncDisposable
{
    LiveScope Scope { get; }

    /// <summary>Stops watching if nobody has read for so long.</summary>
    Task StopUnusedAsync(TimeSpan unused);
}
