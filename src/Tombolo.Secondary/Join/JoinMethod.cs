using System.Security.Cryptography;
using System.Text;
using Tombolo.Api.Core;
using Tombolo.Api.Names;

namespace Tombolo.Secondary.Join;

/// <summary>By what this cluster is to join.</summary>
internal static class JoinMethod
{
    /// <summary>What <c>mc-join-config</c> says; the default when it says nothing.</summary>
    public static string Of(ConfigMap config) => JoinConfigValues.Find(config, JoinConfigKeys.JoinMethod) ?? JoinConfigKeys.MethodToken;

    /// <summary>
    /// Names a join without a token, as the hash of a token names one with it: a ConfigMap that began a membership begins no other one after its end.
    /// One that is made anew does, and one that names another primary.
    /// </summary>
    public static string HashOidc(ConfigMap config)
    {
        string[] inputs = [config.Metadata.Uid ?? "", .. new[] { JoinConfigKeys.PrimaryIngress, JoinConfigKeys.PrimaryFingerprint, JoinConfigKeys.PrimaryAudience }
            .Select(key => JoinConfigValues.Find(config, key) ?? "")];
        return $"oidc:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', inputs))))}";
    }
}
