using System.Collections.Concurrent;
using Tombolo.Runtime.Controllers;

namespace Tombolo.Runtime.Tests.Controllers;

/// <summary>Answers each reconcile with the next step of a script, then with Done; remembers the keys.</summary>
internal sealed class ScriptedReconciler(params Func<CancellationToken, Task<ReconcileResult>>[] script) : IReconciler<string>
{
    private readonly ConcurrentQueue<Func<CancellationToken, Task<ReconcileResult>>> _script = new(script);

    public ConcurrentQueue<string> Keys { get; } = [];

    public static Func<CancellationToken, Task<ReconcileResult>> Return(ReconcileResult result) => _ => Task.FromResult(result);

    public static Func<CancellationToken, Task<ReconcileResult>> Throw(Exception exception) => _ => Task.FromException<ReconcileResult>(exception);

    public async ValueTask<ReconcileResult> ReconcileAsync(string key, CancellationToken cancellationToken)
    {
        Keys.Enqueue(key);
        return _script.TryDequeue(out var step) ? await step(cancellationToken) : ReconcileResult.Done;
    }
}
