using System.Text.Json;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Leave;

/// <summary>What is needed to tell a primary that this cluster has left it, after the membership itself is gone.</summary>
internal sealed record Farewell(
    string ClusterName,
    string ClusterId,
    string Incarnation,
    string PrimaryName,
    string PrimaryId,
    string PrimaryKey,
    IReadOnlyList<Uri> PrimaryUrls,
    IReadOnlyList<string> Pins)
{
    public static Farewell Of(Membership membership) => new(
        membership.ClusterName, membership.ClusterId, membership.Incarnation, membership.PrimaryName, membership.PrimaryId, membership.PrimaryKey,
        membership.PrimaryUrls, membership.Pins);

    /// <summary>The membership that ended.</summary>
    public Membership ToMembership() => new()
    {
        ClusterName = ClusterName,
        ClusterId = ClusterId,
        Incarnation = Incarnation,
        PrimaryName = PrimaryName,
        PrimaryId = PrimaryId,
        PrimaryKey = PrimaryKey,
        PrimaryUrls = PrimaryUrls,
        Pins = Pins,
    };

    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, FarewellJsonContext.Default.Farewell);

    /// <summary>Null when the bytes are none of ours: there is then nobody left to tell.</summary>
    public static Farewell? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, FarewellJsonContext.Default.Farewell);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
