using System.Collections.Concurrent;
using System.Text.Json;
using Tombolo.Api.Access.WhoCan;
using Tombolo.Primary.Access.Compilation;
using Tombolo.Primary.Hub;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Grants;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Access.WhoCan;

/// <inheritdoc cref="IFleetAccess"/>
internal sealed class FleetAccessReader(AccessSets access, IMemberDirectory members, IMemberConnections connections, string primaryId, TimeProvider time) : IFleetAccess
{
    /// <summary>How long a cluster may take; it lists its roles and bindings.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int Concurrency = 32;

    public async Task<FleetAccess?> FindAsync(WhoCanQuestion question, string? cluster, CancellationToken cancellationToken)
    {
        var asked = members.List().Where(member => cluster is null || member.Name == cluster).ToArray();
        if (cluster is not null && asked.Length == 0)
        {
            return null;
        }

        var payload = JsonSerializer.SerializeToUtf8Bytes(question, ProtocolJsonContext.Default.WhoCanQuestion);
        var found = new ConcurrentBag<ClusterAccess>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(asked, options, async (member, cancelled) => found.Add(await AskAsync(member, payload, cancelled)));
        return new FleetAccess(question.Verb, ResourceOf(question), question.Namespace, [.. found.OrderBy(one => one.Cluster, StringComparer.Ordinal)]);
    }

    private async Task<ClusterAccess> AskAsync(Member member, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var compilation = access.Current;
        var comparison = new AccessComparison(member.Name, primaryId, member.IsPrimary, BoundOn(member, compilation), Refused(compilation));
        var (answer, problem) = await TryAskAsync(member, payload, cancellationToken);
        if (answer is null)
        {
            return new ClusterAccess(member.Name, IsAnswered: false, problem, comparison.Assume());
        }

        return new ClusterAccess(member.Name, IsAnswered: true, "", comparison.Compare(answer), answer.IsCut);
    }

    private async Task<(WhoCanAnswer? Answer, string Problem)> TryAskAsync(Member member, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await connections.AskAsync(member.Id, AskVerbs.WhoCan, payload, either.Token) switch
            {
                null => (null, $"{member.Name} is not connected"),
                { Succeeded: false } refused => (null, $"{member.Name} cannot say: {refused.Message}"),
                { Content: { } content } when content.Deserialize(ProtocolJsonContext.Default.WhoCanAnswer) is { } read => (read, ""),
                _ => (null, $"{member.Name} answered something else; compare the versions of both servers"),
            };
        }
        catch (JsonException)
        {
            return (null, $"{member.Name} answered something else; compare the versions of both servers");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"{member.Name} did not answer within {Patience.TotalSeconds:0} seconds");
        }
    }

    private static IReadOnlyList<BoundGrant> BoundOn(Member member, AccessCompilation compilation) =>
        [.. compilation.Bindings
            .Where(outcome => outcome.Mode == BindingMode.Granting && outcome.Targets.Contains(member.Name))
            .Select(outcome => new BoundGrant(outcome.Definition.Name, outcome.ClusterRole, outcome.Definition.Subjects))];

    private static HashSet<string> Refused(AccessCompilation compilation) =>
        [.. compilation.Bindings.Where(outcome => outcome.Mode == BindingMode.Refused).Select(outcome => outcome.Definition.Name)];

    private static string ResourceOf(WhoCanQuestion question) =>
        $"{question.Resource}{(question.Group.Length > 0 ? $".{question.Group}" : "")}{(question.Subresource.Length > 0 ? $"/{question.Subresource}" : "")}";
}
