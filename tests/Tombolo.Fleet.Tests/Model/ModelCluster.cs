namespace Tombolo.Fleet.Tests.Model;

/// <summary>What people say of one cluster.</summary>
/// <param name="IsMember">It has joined, or is about to, and has not been told to leave.</param>
/// <param name="Zone">Its one label; empty for none.</param>
internal sealed record ModelCluster(bool IsMember, string Zone = "", bool IsPaused = false);
