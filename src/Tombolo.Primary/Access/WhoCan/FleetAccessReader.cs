using System.Text.Json;
using Tombolo.Api.Access.WhoCan;
using Tombolo.Primary.Access.Compilation;
using Tombolo.Primary.Hub.Asks;
using Tombolo.Primary.Membership;
using Tombolo.Protocol.Grants;
using Tombolo.Protocol.Messages;
using Tombolo.Protocol.Payloads;

namespace Tombolo.Primary.Access.WhoCan;

/// <inheritdoc cref="IFleetAccess"/>
internal sealed class FleetAccessReader(AccessSets access, IMemberDirectory members, FleetAsker asker, string primaryId) : IFleetAccess
{
    public async Task<FleetAccess?> FindAsync(WhoCanQuestion question, string? cluster, CancellationToken cancellationToken)
    {
        var asked = members.List().Where(member => cluster is null || member.Name == cluster).ToArray();
        if (cluster is not null && asked.Length == 0)
        {
            return null;
        }

        var payload = JsonSerializer.SerializeToUtf8Bytes(question, ProtocolJsonContext.Default.WhoCanQuestion);
        var found = await asker.AskAllAsync(asked, (member, deadline) => AskAsync(member, payload, deadline, cancellationToken), cancellationToken);
        return new FleetAccess(question.Verb, ResourceOf(question), question.Namespace, [.. found.OrderBy(one => one.Cluster, StringComparer.Ordinal)]);
    }

    private async Task<ClusterAccess> AskAsync(Member member, ReadOnlyMemory<byte> payload, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var compilation = access.Current;
        var comparison = new AccessComparison(member.Name, primaryId, member.IsPrimary, BoundOn(member, compilation), Refused(compilation));
        var (answer, problem) = await asker.AskAsync(member, AskVerbs.WhoCan, payload, ProtocolJsonContext.Default.WhoCanAnswer, deadline, cancellationToken);
        if (answer is null)
        {
            return new ClusterAccess(member.Name, IsAnswered: false, problem, comparison.Assume());
        }

        return new ClusterAccess(member.Name, IsAnswered: true, "", comparison.Compare(answer), answer.IsCut);
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
