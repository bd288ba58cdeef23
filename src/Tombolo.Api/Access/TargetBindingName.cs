using System.Security.Cryptography;
using System.Text;
using Tombolo.Api.Names;

namespace Tombolo.Api.Access;

/// <summary>The name of the one ClusterRoleBinding that a K10ClusterRoleBinding becomes on each of its clusters (contract U8).</summary>
public static class TargetBindingName
{
    private const int DigestLength = 10;

    /// <summary><c>tombolo-mc-&lt;binding&gt;-&lt;hash&gt;</c>; the hash tells primaries apart.</summary>
    /// <param name="primaryId">UID of <c>kube-system</c> of the primary.</param>
    /// <param name="binding">Name of the K10ClusterRoleBinding.</param>
    public static string Of(string primaryId, string binding)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{primaryId}\0{binding}")));
        return $"{AccessRoleNames.TargetBindingPrefix}{binding}-{digest[..DigestLength]}";
    }
}
