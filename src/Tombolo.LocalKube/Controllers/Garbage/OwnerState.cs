namespace Tombolo.LocalKube.Controllers.Garbage;

/// <summary>What an owner means for its dependent.</summary>
internal enum OwnerState
{
    /// <summary>It is there, or nobody can tell: it holds its dependent.</summary>
    Solid,

    /// <summary>It is gone, or another object has its name.</summary>
    Absent,

    /// <summary>It waits for its dependents to go first.</summary>
    WaitingForDependents,
}
