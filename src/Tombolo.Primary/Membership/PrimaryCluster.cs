using Tombolo.Api.Validation;

namespace Tombolo.Primary.Membership;

/// <summary>This cluster as the primary of its fleet.</summary>
/// <param name="Name">Name of its Cluster.</param>
/// <param name="Ingress">Where members reach it; null when its Cluster names none or an unusable one.</param>
internal sealed record PrimaryCluster(string Name, string Id, IngressUrl? Ingress, bool IsLeaving);
