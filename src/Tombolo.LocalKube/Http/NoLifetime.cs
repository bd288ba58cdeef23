using Microsoft.Extensions.Hosting;

namespace Tombolo.LocalKube.Http;

/// <summary>A guest in the process: signals are for its owner.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
