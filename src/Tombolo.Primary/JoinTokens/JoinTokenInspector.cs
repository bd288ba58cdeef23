using Tombolo.Api.Names;
using Tombolo.Primary.Membership;

namespace Tombolo.Primary.JoinTokens;

/// <summary>Finds what is wrong with a join-token Secret, or unwise about it.</summary>
internal static class JoinTokenInspector
{
    /// <summary>Null when there is nothing to say.</summary>
    /// <param name="primaryKey">Thumbprint of this primary's key.</param>
    /// <param name="primary">The primary's Cluster; null while there is none.</param>
    /// <param name="age">Of the Secret.</param>
    public static JoinTokenNotice? Inspect(JoinTokenRecord record, string primaryKey, PrimaryCluster? primary, TimeSpan age)
    {
        if (record.Limits.Faults.Count > 0)
        {
            return new JoinTokenNotice("InvalidLimits", $"Nobody can join with this token: {string.Join("; ", record.Limits.Faults)}.");
        }

        return record.Content switch
        {
            JoinTokenContent.Unreadable => new JoinTokenNotice("InvalidToken", $"{record.Problem} To have a new token made, delete this Secret and create it anew without data."),
            JoinTokenContent.Empty when record.IsReady => new JoinTokenNotice(
                "TokenRemoved", $"The token was removed from this Secret and is not made anew, so that nobody can join with it. For a new token delete this Secret and create it without annotation {Annotations.Ready}."),
            JoinTokenContent.Empty when primary is { IsLeaving: false, Ingress: null } => new JoinTokenNotice(
                "NoIngress", $"The token needs the URL of the primary: set spec.k10.ingress.url of Cluster '{primary.Name}' to one like https://host.example.org/k10."),
            JoinTokenContent.Token when record.Issuer is { } issuer && issuer != primaryKey => new JoinTokenNotice(
                "OtherPrimary", $"The token was made by a primary with key {record.Issuer}, this one has {primaryKey}: clusters that use it will not trust this primary. Delete this Secret and create it anew."),
            _ => record.IsEndless ? JoinTokenAge.Describe(age) : null,
        };
    }
}
