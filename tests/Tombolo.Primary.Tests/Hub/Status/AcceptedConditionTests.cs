using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Api.Names;
using Tombolo.Primary.Hub.Status;
using Tombolo.Primary.Tests.Fleet;
using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Tests.Hub.Status;

public sealed class AcceptedConditionTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly SigningKey _key = SigningKey.Create();

    [Fact]
    public void Apply_NothingIsWrong_SaysNothing() => Assert.Null(AcceptedCondition.Apply(null, Lyon(), Now));

    [Fact]
    public void Apply_FaultThatIsRepaired_IsNamedAndThenOver()
    {
        var faulty = Assert.Single(AcceptedCondition.Apply(null, Lyon().With(Annotations.KeepCopies, "yes"), Now)!);
        Assert.Equal((ConditionTypes.Accepted, ConditionStatus.False, "InvalidSpec"), (faulty.Type, faulty.Status, faulty.Reason));
        Assert.StartsWith("metadata.annotations['tombolo.io/keep-copies']: 'yes' is neither true nor false", faulty.Message, StringComparison.Ordinal);

        var repaired = Assert.Single(AcceptedCondition.Apply([faulty], Lyon().With(Annotations.KeepCopies, "true"), Now)!);
        Assert.Equal((ConditionStatus.True, "Accepted"), (repaired.Status, repaired.Reason));
    }

    public void Dispose() => _key.Dispose();

    private Cluster Lyon() => ClusterBuilder.Member("lyon", "id", _key.PublicKey);
}
