using Tombolo.Api.Clusters;
using Tombolo.Api.Meta;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Status;

namespace Tombolo.Primary.Tests.Hub;

public sealed class ClusterStatusCalculatorTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The condition is that of the API, by which the command and the browser know it.</summary>
    [Theory]
    [InlineData(0, null, null)]
    [InlineData(4, null, null)]
    [InlineData(6, "True", "6 minutes ahead of the primary's")]
    [InlineData(-61, "True", "61 minutes behind the primary's")]
    public void Calculate_ClocksDiffer_IsAConditionFromFiveMinutesOn(int minutes, string? status, string? said)
    {
        var condition = Calculate(null, minutes).Conditions.Find(ConditionTypes.ClockSkew);
        Assert.Equal(status, condition?.Status.ToString());
        Assert.Contains(said ?? "", condition?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Calculate_ClocksAgreeAgain_ConditionSaysSo()
    {
        var condition = Calculate(Calculate(null, 60), 0).Conditions.Find(ConditionTypes.ClockSkew);
        Assert.Equal((ConditionStatus.False, "ClocksAgree"), (condition!.Status, condition.Reason));
    }

    private static ClusterStatus Calculate(ClusterStatus? stored, int minutes) => ClusterStatusCalculator.Calculate(
        stored, "Connected", new MemberPresence { IsConnected = true, LastContact = Now, ClockSkew = TimeSpan.FromMinutes(minutes) }, null, [], null, 1, Now);
}
