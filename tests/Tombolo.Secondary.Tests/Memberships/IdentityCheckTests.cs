using Tombolo.Runtime.Identity;
using Tombolo.Secondary.Memberships;

namespace Tombolo.Secondary.Tests.Memberships;

public sealed class IdentityCheckTests
{
    private static readonly Membership Membership = new()
    {
        ClusterName = "shop-lyon",
        ClusterId = "id",
        Incarnation = "life-1",
        PrimaryName = "hub-paris",
        PrimaryId = "paris-id",
        PrimaryKey = "key",
        PrimaryUrls = [new Uri("https://paris.example.org/k10")],
    };

    [Theory]
    [InlineData("life-1", false, null)]
    [InlineData(null, false, "IdentityLost: Secret kasten-io/tombolo-identity is gone")]
    [InlineData("life-2", false, "IdentityReplaced: Secret kasten-io/tombolo-identity is not the one")]
    [InlineData("life-2", true, null)]
    public void Describe_Identity_SaysWhatIsWrongAndItsRepair(string? incarnation, bool isLeaving, string? expected)
    {
        var identity = incarnation is null
            ? null
            : new ClusterIdentity { PrivateKey = new byte[] { 1 }, Incarnation = incarnation, Farewell = isLeaving ? new ReadOnlyMemory<byte>([1]) : (ReadOnlyMemory<byte>?)null };

        var problem = IdentityCheck.Describe(identity, Membership, "kasten-io");

        if (expected is null)
        {
            Assert.Null(problem);
            return;
        }

        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
        Assert.Contains("Restore it from a backup", problem, StringComparison.Ordinal);
        Assert.Contains("annotate Cluster shop-lyon with tombolo.io/allow-rekey", problem, StringComparison.Ordinal);
    }
}
