namespace Tombolo.LocalKube.Controllers;

/// <summary>Something to be looked at, and how often that went wrong so far.</summary>
internal readonly record struct ReconcileTask(IReconciler Reconciler, string Key, int Tries);
