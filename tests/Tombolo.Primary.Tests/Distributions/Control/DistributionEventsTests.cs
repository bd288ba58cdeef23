using Tombolo.Api.Distributions;
using Tombolo.Api.Meta;
using Tombolo.Primary.Distributions.Control;
using Tombolo.Primary.Tests.Fleet;

namespace Tombolo.Primary.Tests.Distributions.Control;

public class DistributionEventsTests
{
    private readonly RecordingEvents _recorded = new();

    [Theory]
    [InlineData("Syncing:Syncing", "")]
    [InlineData("Syncing:Syncing Synced:Synced", "Normal Synced d")]
    [InlineData("Synced:Synced Syncing:Syncing Synced:Synced", "Normal Synced d")]
    [InlineData("Synced:NoTargets Synced:Synced", "Normal NoTargets d")]
    [InlineData("Failed:SourceMissing Failed:SourceMissing", "Warning SourceMissing d")]
    [InlineData("Failed:SourceMissing Syncing:Syncing Synced:Synced", "Warning SourceMissing d,Normal Synced d")]
    [InlineData("Failed:InvalidSpec Failed:SourceMissing", "Warning InvalidSpec d,Warning SourceMissing d")]
    [InlineData("PartiallyFailed:Unreachable Paused:Paused Deleting:Deleting", "Warning Unreachable d,Normal Paused d,Normal Deleting d")]
    public void Tell_RecordsTransitionsOnly(string states, string expected)
    {
        var events = new DistributionEvents(_recorded);
        foreach (var status in states.Split(' ').Select(Status))
        {
            events.Tell(new DistributionBuilder("d").OfProfiles("p").BuildObject(), status);
        }

        Assert.Equal(expected, string.Join(',', _recorded.Recorded));
    }

    [Theory]
    [InlineData("Synced:Synced", "Synced:Synced", "")]
    [InlineData("Failed:InvalidSpec", "Failed:InvalidSpec", "")]
    [InlineData("Synced:Synced", "Failed:InvalidSpec", "Warning InvalidSpec d")]
    public void Tell_FirstTimeAfterAStart_ComparesWithWhatIsStored(string stored, string now, string expected)
    {
        new DistributionEvents(_recorded).Tell(new DistributionBuilder("d").OfProfiles("p").BuildObject() with { Status = Status(stored) }, Status(now));

        Assert.Equal(expected, string.Join(',', _recorded.Recorded));
    }

    private static DistributionStatus Status(string text) => new()
    {
        State = text.Split(':')[0],
        Conditions = [new Condition { Type = ConditionTypes.Ready, Status = "False", Reason = text.Split(':')[1] }],
    };
}
