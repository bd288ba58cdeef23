namespace Tombolo.Fleet.Tests.Invariants;

/// <summary>Looks at each write of a server before it is done; nothing else is written to that cluster meanwhile.</summary>
internal interface IWriteGuard
{
    Task<T> DoAsync<T>(ServerWrite write, Func<Task<T>> act, Func<T, bool> isDone);
}
