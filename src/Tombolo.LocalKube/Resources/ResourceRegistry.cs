namespace Tombolo.LocalKube.Resources;

/// <summary>The resources of one cluster: the built-in ones, which all clusters share, and those of its CustomResourceDefinitions.</summary>
internal sealed class ResourceRegistry
{
    private static readonly ResourceTable BuiltInTable = new(BuiltInResources.All);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, IReadOnlyList<ResourceDefinition>> _custom = new(StringComparer.Ordinal);
    private ResourceTable _table = BuiltInTable;
    private TaskCompletionSource _changed = NewChange();

    /// <summary>What is served now.</summary>
    public ResourceTable Current => Volatile.Read(ref _table);

    /// <summary>Waits until what is served meets a condition.</summary>
    public async Task WaitUntilAsync(Func<ResourceTable, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Asked for before the table: a change between the two is not missed.
            var changed = Volatile.Read(ref _changed).Task;
            if (condition(Current))
            {
                return;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Serves the versions of a CustomResourceDefinition, in their order of preference, in place of those it had.</summary>
    public void Serve(string definition, IReadOnlyList<ResourceDefinition> resources)
    {
        lock (_gate)
        {
            _custom[definition] = resources;
            Rebuild();
        }
    }

    /// <summary>Serves a CustomResourceDefinition no longer.</summary>
    public void Withdraw(string definition)
    {
        lock (_gate)
        {
            if (_custom.Remove(definition))
            {
                Rebuild();
            }
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Rebuild()
    {
        Volatile.Write(
            ref _table,
            new ResourceTable([.. BuiltInResources.All, .. _custom.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => entry.Value)]));
        Interlocked.Exchange(ref _changed, NewChange()).SetResult();
    }
}
