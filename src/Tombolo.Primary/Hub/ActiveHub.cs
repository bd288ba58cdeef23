using Tombolo.Primary.Access.WhoCan;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Details;
using Tombolo.Primary.Distributions.Plans;
using Tombolo.Primary.Hub.Duplicates;
using Tombolo.Primary.Hub.Limits;
using Tombolo.Primary.Hub.Presence;
using Tombolo.Primary.Hub.Reports;
using Tombolo.Primary.Hub.Sessions;
using Tombolo.Primary.Hub.Streams;
using Tombolo.Primary.Membership;
using Tombolo.Primary.Reach;
using Tombolo.Protocol.Frames;

namespace Tombolo.Primary.Hub;

/// <summary>Everything the endpoints of one active hub need; lives as long as its term.</summary>
internal sealed record ActiveHub(
    HubTerm Term,
    string PrimaryId,
    JoinHandler Joins,
    SessionOpener Opener,
    SessionTable Sessions,
    FrameIntake Frames,
    SyncHandler Syncs,
    ReportHandler Reports,
    AnswerHandler Answers,
    PresenceTable Presence,
    IDesiredSets Sets,
    IDistributionDetails Details,
    DuplicateIdentities Duplicates,
    HubLimits Limits,
    TimeProvider Time)
{
    /// <summary>The members there are.</summary>
    public required IMemberDirectory Members { get; init; }

    /// <summary>Which of them are connected.</summary>
    public required IMemberConnections Connections { get; init; }

    /// <summary>Who may do what over the fleet; null where that is not told.</summary>
    public IFleetAccess? Access { get; init; }

    /// <summary>What Distributions would do; null where that is not told.</summary>
    public IDistributionPlans? Plans { get; init; }

    /// <summary>The API servers of the members; null where they are not reached.</summary>
    public IClusterReach? Reach { get; init; }

    /// <summary>What is said to members that have received their sets.</summary>
    public Checkpoints Checkpoints { get; } = new(Term.Epoch, PrimaryId);

    public Task<ProtocolAnswer> OpenSessionAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => Opener.OpenAsync(body, cancellationToken);

    /// <summary>Takes the payload of an authentic frame.</summary>
    /// <returns>The HTTP status of the answer.</returns>
    public Task<int> HandleAsync(HubSession session, string type, string key, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        type == FrameTypes.Answer
            ? Answers.HandleAsync(session, key, payload, cancellationToken)
            : Task.FromResult(Reports.Handle(session, payload));

    /// <summary>Forgets a session whose stream has ended.</summary>
    public void End(HubSession session)
    {
        if (Sessions.Remove(session))
        {
            Presence.Disconnected(session.Member.Id);
        }
    }

    /// <summary>One identity is no longer used twice: what was held back may go now.</summary>
    public void SingleAgain(string clusterId)
    {
        Presence.Change(clusterId, known => known with { IsDuplicated = false });
        Sessions.FindLive(clusterId)?.Wake.Set();
    }

    /// <summary>Says goodbye to every member; their streams end by themselves.</summary>
    public void Close(CloseNotice notice)
    {
        foreach (var session in Sessions.Live())
        {
            session.RequestClose(notice);
        }
    }
}
