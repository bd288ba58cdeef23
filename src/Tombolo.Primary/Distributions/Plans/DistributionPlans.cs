using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Tombolo.Api.Details;
using Tombolo.Api.Payloads;
using Tombolo.Api.Validation;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Primary.Distributions.Definitions;
using Tombolo.Primary.Hub.Asks;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;
using Tombolo.Protocol.Plans;

namespace Tombolo.Primary.Distributions.Plans;

/// <inheritdoc cref="IDistributionPlans"/>
/// <param name="snapshot">The fleet as it is stored now; null until everything is known.</param>
internal sealed class DistributionPlans(
    Func<FleetSnapshot?> snapshot, PlanCompiler compiler, PayloadPolicy payloads, IMemberDirectory members, FleetAsker asker) : IDistributionPlans, IDisposable
{
    private const int DigestKeyBytes = 32;
    private const string NotKnownYet = "the server has only just started and does not know everything yet; ask again in a moment";

    // A fleet is compiled as a whole; one at a time leaves the processor to the sets.
    private readonly SemaphoreSlim _compiling = new(1, 1);

    /// <inheritdoc/>
    public async Task<PlanResult> PlanAsync(string distribution, CancellationToken cancellationToken)
    {
        if (snapshot() is not { } stored)
        {
            return PlanResult.Refuse(PlanResult.NotReady, NotKnownYet);
        }

        if (Find(stored, distribution) is not { } definition)
        {
            return PlanResult.Refuse(PlanResult.NotFound, $"there is no Distribution {distribution}; plan one that is not stored with tombolo plan -f");
        }

        return definition is { IsDeleting: false, Errors.Count: > 0 }
            ? PlanResult.Refuse(PlanResult.Invalid, $"Distribution {distribution} is invalid, and nothing of it is carried out: {FieldError.Join(definition.Errors)}")
            : await PlanAsync(stored, definition with { IsAdmitted = true }, [], cancellationToken);
    }

    /// <inheritdoc/>
    public bool TryRead(PlanRequest request, [NotNullWhen(true)] out PlanInput? input, [NotNullWhen(false)] out Problem? problem)
    {
        ArgumentNullException.ThrowIfNull(request);
        (input, problem) = (null, null);
        if (snapshot() is not { } stored)
        {
            problem = new Problem(PlanResult.NotReady, NotKnownYet);
            return false;
        }

        var errors = new List<FieldError>();
        if (!new PlanInputReader(payloads, name => Find(stored, name), stored.Sources).TryRead(request, errors, out input))
        {
            problem = new Problem(PlanResult.Invalid, FieldError.Join(errors));
        }

        return problem is null;
    }

    /// <inheritdoc/>
    public async Task<PlanResult> PlanAsync(PlanInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return snapshot() is { } stored
            ? await PlanAsync(stored, input.Distribution, input.Sources, cancellationToken)
            : PlanResult.Refuse(PlanResult.NotReady, NotKnownYet);
    }

    public void Dispose() => _compiling.Dispose();

    private async Task<PlanResult> PlanAsync(
        FleetSnapshot stored, DistributionDefinition? asked, IReadOnlyList<Sources.SourceObject> edited, CancellationToken cancellationToken)
    {
        PlannedFleet fleet;
        await _compiling.WaitAsync(cancellationToken);
        try
        {
            fleet = compiler.Compile(stored, asked, edited);
        }
        finally
        {
            _compiling.Release();
        }

        var digestKey = RandomNumberGenerator.GetBytes(DigestKeyBytes);
        var questions = new ConcurrentDictionary<PlannedTarget, IReadOnlyList<ReadOnlyMemory<byte>>>(ReferenceEqualityComparer.Instance);
        var concerned = members.List().Where(member => fleet.Targets.ContainsKey(member.Name)).ToArray();
        var answers = await asker.AskAllAsync(concerned, (member, deadline) =>
            AskAsync(member, questions.GetOrAdd(fleet.Targets[member.Name], target => PlanQuestions.Write(target, digestKey)), deadline, cancellationToken), cancellationToken);
        return new PlanResult(
            new DistributionPlan
            {
                Distributions = fleet.Distributions,
                Groups = PlanGrouping.Group(answers.Where(one => one.Answer is not null).Select(one => (one.Cluster, one.Answer!))),
                NotAsked = [.. answers.Where(one => one.Answer is null).Select(one => new UnaskedCluster(one.Cluster, one.Problem)).OrderBy(one => one.Cluster, StringComparer.Ordinal)],
                Problems = fleet.Problems,
                Notes = fleet.Notes,
            },
            null);
    }

    private async Task<(string Cluster, PlanAnswer? Answer, string Problem)> AskAsync(
        Member member, IReadOnlyList<ReadOnlyMemory<byte>> questions, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var (objects, more) = (new List<PlannedObject>(), 0);
        foreach (var question in questions)
        {
            var (answer, problem) = await asker.AskAsync(member, AskVerbs.Plan, question, ProtocolJsonContext.Default.PlanAnswer, deadline, cancellationToken);
            if (answer is null)
            {
                return (member.Name, null, problem);
            }

            objects.AddRange(answer.Objects);
            more += answer.More;
        }

        return (member.Name, new PlanAnswer(objects, more), "");
    }

    private static DistributionDefinition? Find(FleetSnapshot stored, string name) => stored.Distributions.FirstOrDefault(definition => definition.Name == name);
}
