using Tombolo.Api.Clusters;
using Tombolo.Api.Names;
using Tombolo.Primary.Membership;
using Tombolo.Primary.Membership.Leaving;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Tests.Membership.Leaving;

public sealed class LeavePolicyTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SigningKey _key = SigningKey.Create();

    public static TheoryData<string, string, string, string> Cases => new()
    {
        // traits of the Cluster, traits of the world -> action, reason
        { "", "connected", "Ask", "Asked" },
        { "", "", "Hold", "Unreachable" },
        { "", "terminating", "Bury", "NamespaceDeleted" },
        { "", "terminating connected", "AskOrBury", "NamespaceDeleted" },
        { "force", "", "Bury", "ForcedDisconnect" },
        { "force", "connected", "Bury", "ForcedDisconnect" },
        { "protect", "connected", "Hold", "Protected" },
        { "protect force", "", "Hold", "Protected" },
        { "protect", "terminating", "Bury", "NamespaceDeleted" },
        { "protect-bad", "connected", "Hold", "InvalidAnnotation" },
        { "protect-bad force", "", "Hold", "InvalidAnnotation" },
        { "protect-bad", "terminating", "Bury", "NamespaceDeleted" },
        { "keep-bad", "connected", "Hold", "InvalidAnnotation" },
        { "keep-bad", "", "Hold", "InvalidAnnotation" },
        { "keep-bad force", "connected", "Bury", "ForcedDisconnect" },
        { "keep-bad deadline-over", "connected", "Bury", "LeaveDeadline" },
        { "force-bad", "", "Hold", "Unreachable" },
        { "left", "", "Release", "MemberLeft" },
        { "left protect", "", "Hold", "Protected" },
        { "left-before", "", "Hold", "Unreachable" },
        { "deadline-over", "", "Bury", "LeaveDeadline" },
        { "deadline-over", "connected", "Bury", "LeaveDeadline" },
        { "deadline-ahead", "", "Hold", "Unreachable" },
        { "deadline-ahead", "connected", "Ask", "Asked" },
        { "deadline-bad", "", "Hold", "Unreachable" },
        { "stranger", "", "Hold", "NotAMember" },
        { "stranger force", "", "Release", "ForcedDisconnect" },
        { "stranger deadline-over", "", "Release", "LeaveDeadline" },
        { "stranger", "terminating", "Release", "NamespaceDeleted" },
        { "primary", "connected", "Ask", "Asked" },
        { "primary", "", "Hold", "Unreachable" },
        { "primary", "others connected", "Hold", "HasSecondaries" },
        { "primary force", "others", "Hold", "HasSecondaries" },
        { "primary", "others terminating", "Hold", "HasSecondaries" },
        { "primary", "terminating", "Release", "NamespaceDeleted" },
        { "primary force", "", "Release", "ForcedDisconnect" },
        { "", "others connected", "Ask", "Asked" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decide_Deletion_GoesOnAsItMay(string cluster, string world, string action, string reason)
    {
        var decision = LeavePolicy.Decide(Input(cluster, world));
        Assert.Equal(action, decision.Action.ToString());
        Assert.Equal(reason, decision.Reason);
        Assert.Equal(action is "Hold" or "Ask", decision.Message.Length > 0);
    }

    [Theory]
    [InlineData("deadline-ahead", 300)]
    [InlineData("deadline-bad", null)]
    [InlineData("", null)]
    public void Decide_Hold_LooksAgainWhenTimeAloneChangesIt(string cluster, int? seconds) =>
        Assert.Equal(seconds is { } value ? TimeSpan.FromSeconds(value) : null, LeavePolicy.Decide(Input(cluster, "")).LookAgainAfter);

    [Fact]
    public void Decide_Unreachable_TellsSinceWhenAndHowToForce()
    {
        var message = LeavePolicy.Decide(Input("", "") with { LastContact = Now.AddMinutes(-3) }).Message;
        Assert.Contains("since 2026-01-01T11:57:00Z", message, StringComparison.Ordinal);
        Assert.Contains("kubectl annotate -n kasten-io-mc clusters.dist.kio.kasten.io shop tombolo.io/force-disconnect=true", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ManySecondaries_NamesSomeAndCountsAll()
    {
        var others = Enumerable.Range(0, 5_000).Select(i => $"shop-{i:0000}").ToList();
        var message = LeavePolicy.Decide(Input("primary", "") with { Others = others }).Message;
        Assert.Contains("5000 other clusters", message, StringComparison.Ordinal);
        Assert.Contains("shop-0000", message, StringComparison.Ordinal);
        Assert.True(message.Length < 600);
    }

    public void Dispose() => _key.Dispose();

    private LeaveInput Input(string traits, string world)
    {
        var cluster = ClusterBuilder.Member("shop", "my-id", traits.Contains("stranger", StringComparison.Ordinal) ? null : _key.PublicKey).Deleting(Now.AddMinutes(-10));
        foreach (var trait in traits.Split(' '))
        {
            cluster = Add(cluster, trait);
        }

        var conditions = world.Split(' ');
        return new LeaveInput(
            cluster, MemberReader.Read(cluster), conditions.Contains("others") ? ["store"] : [], conditions.Contains("terminating"), conditions.Contains("connected"), null, Now);
    }

    private static Cluster Add(Cluster cluster, string trait) => trait switch
    {
        "force" => cluster.With(Annotations.ForceDisconnect, "true"),
        "protect" => cluster.With(Annotations.Protect, "true"),
        "protect-bad" => cluster.With(Annotations.Protect, "yes"),
        "keep-bad" => cluster.With(Annotations.KeepCopies, "yes"),
        "force-bad" => cluster.With(Annotations.ForceDisconnect, "yes"),
        "left" => cluster.With(Annotations.Left, "life-1"),
        "left-before" => cluster.With(Annotations.Left, "life-0"),
        "deadline-over" => cluster.With(Annotations.LeaveDeadline, "10m"),
        "deadline-ahead" => cluster.With(Annotations.LeaveDeadline, "15m"),
        "deadline-bad" => cluster.With(Annotations.LeaveDeadline, "soon"),
        "primary" => cluster.AsPrimary(),
        _ => cluster,
    };
}
