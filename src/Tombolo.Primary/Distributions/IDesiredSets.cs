using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Primary.Distributions;

/// <summary>The current desired set of every cluster. Empty until every informer it is computed from has synced.</summary>
public interface IDesiredSets
{
    /// <summary>False while nothing is known yet or the cluster does not exist: then nothing may be said to the member.</summary>
    bool TryGet(string clusterName, [MaybeNullWhen(false)] out DesiredSet set);

    /// <summary>Ends when the sets were computed for the first time, or it is certain that they cannot be for now.</summary>
    Task Known { get; }

    /// <summary>Calls back with the names of the clusters whose set changed; callers only signal.</summary>
    IDisposable Subscribe(Action<IReadOnlyCollection<string>> changed);
}
