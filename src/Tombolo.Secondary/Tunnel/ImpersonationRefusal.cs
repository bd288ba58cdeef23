using System.Text;
using Tombolo.Protocol.Tunnel;

namespace Tombolo.Secondary.Tunnel;

/// <summary>Tells that the API server does not let this server act for people of the primary from that they themselves may not do something.</summary>
internal static class ImpersonationRefusal
{
    /// <summary>How much of an answer is looked at; the sentence is at its beginning.</summary>
    public const int Bytes = 8 * 1024;

    /// <param name="answer">The beginning of an answer with status 403.</param>
    /// <returns>What to say instead; null when it is an ordinary refusal.</returns>
    public static TunnelRefusal? Find(ReadOnlySpan<byte> answer) => Encoding.UTF8.GetString(answer).Contains("cannot impersonate resource", StringComparison.Ordinal)
        ? TunnelRefusal.Forbidden(
            "the server of this cluster may not act for people of the primary; apply the output of 'tombolo manifests primary-access' there, or set "
            + $"{Api.Names.JoinConfigKeys.AllowPrimaryAccess}: \"false\" in its ConfigMap {Api.Names.WellKnownNames.JoinConfig}")
        : null;
}
