using System.Text.Json;
using Tombolo.Protocol.Jwt;

namespace Tombolo.Primary.Trusts;

/// <summary>
/// Whether a service-account token proves a cluster that may join. Pure. All ClusterTrusts of the token's issuer are tried: clusters that share an issuer
/// are told apart by their keys.
/// </summary>
internal static class TrustJudge
{
    private const string SubjectPrefix = "system:serviceaccount:";

    /// <param name="keyAudience">The audience that binds a token to the key of the cluster which shows it.</param>
    /// <param name="audiences">Id and URL of this primary.</param>
    public static TrustVerdict Judge(string text, string keyAudience, IEnumerable<TrustObject> trusts, IReadOnlyCollection<string> audiences, DateTimeOffset now)
    {
        if (!JsonWebToken.TryRead(text, out var token, out var unreadable))
        {
            return TrustVerdict.Refuse(unreadable.Fault.ToString(), unreadable.Detail);
        }

        var ofIssuer = trusts.Where(trust => trust.IsUsable && trust.Spec.Issuer == token.Issuer).OrderBy(trust => trust.Key.Name, StringComparer.Ordinal).ToList();
        if (ofIssuer.Count == 0)
        {
            return TrustVerdict.Refuse(nameof(JwtFault.WrongIssuer), $"No ClusterTrust that is Ready has the issuer {Quote(token.Issuer)}.");
        }

        TrustVerdict? nearest = null;
        var reached = -1;
        foreach (var trust in ofIssuer)
        {
            var (verdict, step) = JudgeBy(trust, token, keyAudience, audiences, now);
            if (verdict.Subject is not null)
            {
                return verdict;
            }

            if (step > reached)
            {
                (nearest, reached) = (verdict, step);
            }
        }

        return nearest!;
    }

    private static (TrustVerdict Verdict, int Step) JudgeBy(
        TrustObject trust, JsonWebToken token, string keyAudience, IReadOnlyCollection<string> audiences, DateTimeOffset now)
    {
        var wanted = trust.Spec.Audiences is { Count: > 0 } own ? own.OfType<string>().ToList() : audiences;
        if ((JwtVerifier.CheckSignature(token, trust.Keys) ?? JwtVerifier.CheckClaims(token, wanted, now)) is { } problem)
        {
            return (TrustVerdict.Refuse(problem.Fault.ToString(), problem.Detail, trust), (int)problem.Fault);
        }

        var (reason, detail, step) = ReadAccount(token) is not var (account, uid)
            ? (TrustReasons.WrongSubject, $"The token of {Quote(token.Subject)} is not that of a service account with a uid.", 100)
            : !JwtVerifier.HasAudience(token, keyAudience)
                ? (TrustReasons.NotBound, "The token was made for another cluster key than that of the cluster which shows it.", 101)
                : !trust.Spec.Subjects!.Contains(account)
                    ? (TrustReasons.WrongSubject, $"Service account {Quote(account)} is not among its subjects.", 102)
                    : FindClaimFault(trust, token) is { } fault
                        ? (TrustReasons.WrongClaim, fault, 103)
                        : trust.IsExpired(now)
                            ? (TrustReasons.TrustExpired, $"It is over: {trust.Describe()}.", 104)
                            : ("", "", 0);
        return reason.Length > 0
            ? (TrustVerdict.Refuse(reason, detail, trust), step)
            : (TrustVerdict.Believe(new TrustedSubject(trust, ReadAccount(token)!.Value.Account, ReadAccount(token)!.Value.Uid)), 0);
    }

    /// <summary>What Kubernetes says of the account, when it agrees with the subject; tokens that are kept in Secrets say it elsewhere, and are not accepted.</summary>
    private static (string Account, string Uid)? ReadAccount(JsonWebToken token)
    {
        if (Find(token.Claims, ["kubernetes.io", "namespace"]) is not { Length: > 0 } space
            || Find(token.Claims, ["kubernetes.io", "serviceaccount", "name"]) is not { Length: > 0 } name
            || Find(token.Claims, ["kubernetes.io", "serviceaccount", "uid"]) is not { Length: > 0 and <= 64 } uid)
        {
            return null;
        }

        return token.Subject == $"{SubjectPrefix}{space}:{name}" ? ($"{space}:{name}", uid) : null;
    }

    private static string? FindClaimFault(TrustObject trust, JsonWebToken token)
    {
        foreach (var claim in trust.Spec.Claims ?? [])
        {
            if (Find(token.Claims, [.. claim!.Path!.OfType<string>()]) is not { } value || !claim.Values!.Contains(value))
            {
                return $"Claim {string.Join(" / ", claim.Path!)} of the token is none of the values that are wanted.";
            }
        }

        return null;
    }

    private static string? Find(JsonElement claims, IReadOnlyList<string> path)
    {
        var element = claims;
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }

    // Texts of strangers go into logs and Events, short and on one line.
    private static string Quote(string? text) => $"'{JsonEncodedText.Encode(text is { Length: > 200 } ? text[..200] : text ?? "")}'";
}
