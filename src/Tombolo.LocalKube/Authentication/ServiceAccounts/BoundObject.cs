namespace Tombolo.LocalKube.Authentication.ServiceAccounts;

/// <summary>The Pod, Secret or Node that a token is bound to: it is worth nothing once that object is gone.</summary>
internal sealed record BoundObject(string Kind, string Name, string Uid);
