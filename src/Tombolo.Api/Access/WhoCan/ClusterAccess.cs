namespace Tombolo.Api.Access.WhoCan;

/// <summary>Who may do something on one cluster.</summary>
/// <param name="IsAnswered">The cluster was asked and has answered; else <paramref name="Message"/> says why not, and only what is bound is told.</param>
/// <param name="IsCut">There are more holders than are told.</param>
public sealed record ClusterAccess(string Cluster, bool IsAnswered, string Message, IReadOnlyList<AccessHolder> Holders, bool IsCut = false);
