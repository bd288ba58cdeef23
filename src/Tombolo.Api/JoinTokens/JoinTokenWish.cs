using System.Globalization;
using Tombolo.Api.Core;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Api.Validation;

namespace Tombolo.Api.JoinTokens;

/// <summary>The join token that somebody wants to have made (contract section 1.4, design section 5).</summary>
/// <param name="Name">Name of its Secret.</param>
/// <param name="Lifetime">How long it lets clusters in; null never expires.</param>
/// <param name="MaxUses">Null is without limit.</param>
/// <param name="AllowedNames">Patterns of cluster names; empty allows every name.</param>
/// <param name="IsShowOnce">Its text goes once it was shown.</param>
public sealed record JoinTokenWish(string Name, TimeSpan? Lifetime, int? MaxUses, IReadOnlyList<string> AllowedNames, bool IsShowOnce)
{
    /// <summary>How long tokens last that the command line and the browser make, unless another time is asked for.</summary>
    public static readonly TimeSpan UsualLifetime = TimeSpan.FromHours(24);

    /// <summary>Whether a text is one pattern of cluster names.</summary>
    public static bool IsPattern(string pattern) => pattern.Length > 0 && !pattern.Contains(',') && NamePattern.IsValid(pattern);

    /// <summary>The Secret that the primary fills with a token.</summary>
    public Secret ToSecret(DateTimeOffset now) => new()
    {
        Metadata = new ObjectMeta { Namespace = WellKnownNamespaces.MultiCluster, Name = Name, Annotations = Limits(now) },
        Type = SecretTypes.JoinToken,
    };

    private Dictionary<string, string> Limits(DateTimeOffset now)
    {
        var limits = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Lifetime is { } lifetime)
        {
            limits[Annotations.ExpiresAt] = ApiTime.ToText(now + lifetime);
        }

        if (MaxUses is { } uses)
        {
            limits[Annotations.MaxUses] = uses.ToString(CultureInfo.InvariantCulture);
        }

        if (AllowedNames.Count > 0)
        {
            limits[Annotations.AllowedNames] = string.Join(',', AllowedNames);
        }

        if (IsShowOnce)
        {
            limits[Annotations.ShowOnce] = "true";
        }

        return limits;
    }
}
