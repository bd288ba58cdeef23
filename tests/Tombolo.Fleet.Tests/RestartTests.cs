using Tombolo.Testing.Waiting;

namespace Tombolo.Fleet.Tests;

/// <summary>Faults that a fleet did not get over once; each a sequence of its own.</summary>
public sealed class RestartTests
{
    [Fact]
    public Task MemberStarts_ItsApiServerFailsForAMoment_IsConnectedAllTheSame() => OwnThread.RunAsync(rest =>
    {
        using var fleet = new SimulatedFleet(rest, new Random(1), members: 2);
        var member = fleet.Clusters[1];
        for (var time = 0; time < 20; time++)
        {
            member.Process!.Kill();
            member.Faults.PerThousand = 400;
            member.Start();
            fleet.Pass(TimeSpan.FromSeconds(2));
            member.Faults.Heal();

            // Long enough for the primary to notice that it is away.
            fleet.Pass(TimeSpan.FromMinutes(2));

            Assert.Empty(fleet.Until(fleet.MembershipFaults, TimeSpan.FromMinutes(5)));
        }
    });
}
