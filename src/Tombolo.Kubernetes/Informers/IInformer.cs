using Tombolo.Api.Resources;

namespace Tombolo.Kubernetes.Informers;

/// <summary>What all informers have in common, whatever they decode to: for running them and for readiness.</summary>
public interface IInformer
{
    ResourceType Type { get; }

    /// <summary>True once the first complete list is in the store.</summary>
    bool HasSynced { get; }

    /// <summary>Why the store cannot be filled or kept up to date at present, for example that the resource does not exist; null when it can.</summary>
    string? LastError { get; }

    /// <summary>Ends when the first complete list is in the store.</summary>
    Task WaitForSyncAsync(CancellationToken cancellationToken);
}
