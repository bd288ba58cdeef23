namespace Tombolo.Primary;

/// <summary>This cluster as a member of the fleet whose primary it is.</summary>
/// <param name="Name">Name of its Cluster.</param>
/// <param name="KeyThumbprint">Thumbprint of the key that members pin; its own cluster key.</param>
public sealed record PrimarySelf(string Name, string Incarnation, string KeyThumbprint);
