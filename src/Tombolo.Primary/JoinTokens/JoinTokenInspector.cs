using Tombolo.Api.Names;

namespace Tombolo.Primary.JoinTokens;

/// <summary>Finds what is wrong with a join-token Secret, or unwise about it.</summary>
internal static class JoinTokenInspector
{
    /// <summary>Null when there is nothing to say.</summary>
    /// <param name="primaryKey">Thumbprint of this primary's key.</param>
    public static JoinTokenNotice? Inspect(JoinTokenRecord record, string primaryKey)
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
            JoinTokenContent.Token when record.Issuer != primaryKey => new JoinTokenNotice(
                "OtherPrimary", $"The token was made by a primary with key {record.Issuer}, this one has {primaryKey}: clusters that use it will not trust this primary. Delete this Secret and create it anew."),
            _ => null,
        };
    }

    /// <summary>Said once, when a token is made; null when it ends by itself.</summary>
    public static JoinTokenNotice? InspectNew(JoinTokenRecord record) =>
        record.Limits.ExpiresAt is null
            ? new JoinTokenNotice(
                "NeverExpires", $"This token does not expire. Delete the Secret when all clusters have joined, or give tokens an end with annotation {Annotations.ExpiresAt}; 'tombolo join-token create' does.")
            : null;
}
