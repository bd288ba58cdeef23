namespace Tombolo.LocalKube.Authentication.ServiceAccounts;

/// <summary>The objects of one cluster that tokens of ServiceAccounts depend on, as they are now.</summary>
internal interface IServiceAccountSource
{
    /// <summary>The uid of an account that is not being deleted; null when there is none.</summary>
    string? FindAccount(string @namespace, string name);

    /// <summary>The token that a Secret keeps; null when there is no such Secret.</summary>
    string? FindSecretToken(string @namespace, string name);

    /// <summary>The uid of the object that a token is bound to; null when there is none.</summary>
    string? FindBound(string @namespace, BoundObject bound);
}
