using Tombolo.Primary.Hub.Status;

namespace Tombolo.Primary.Tests.Hub;

public sealed class ClusterStateCalculatorTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Seconds count from the start of the hub; a negative contact means none yet.</summary>
    [Theory]
    [InlineData(null, false, false, -1, 0, "Joining", null)]
    [InlineData("Joining", false, false, -1, 3600, "Joining", null)]
    [InlineData("PendingApproval", false, false, -1, 3600, "PendingApproval", null)]
    [InlineData("Joining", false, true, 5, 5, "Connected", null)]
    [InlineData("Connected", false, true, 5, 3600, "Connected", null)]
    [InlineData("Connected", false, false, -1, 10, "Connected", 35)]
    [InlineData("Connected", false, false, -1, 46, "Unknown", null)]
    [InlineData("Disconnected", false, false, -1, 46, "Unknown", null)]
    [InlineData("Connected", false, false, 100, 110, "Connected", 35)]
    [InlineData("Connected", false, false, 100, 146, "Disconnected", null)]
    [InlineData("Unknown", false, true, 100, 100, "Connected", null)]
    [InlineData("Connected", true, true, 100, 100, "Leaving", null)]
    [InlineData("Disconnected", true, false, 100, 900, "Leaving", null)]
    public void Decide_WhatTheHubKnows_GivesOneState(string? stored, bool isLeaving, bool isConnected, int contact, int now, string state, int? lookAgainAfter)
    {
        var decision = ClusterStateCalculator.Decide(new ClusterStateInput(
            stored, isLeaving, isConnected, contact < 0 ? null : Start.AddSeconds(contact), Start, Start.AddSeconds(now)));

        Assert.Equal(state, decision.State);
        Assert.Equal(lookAgainAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null, decision.LookAgainAfter);
    }
}
