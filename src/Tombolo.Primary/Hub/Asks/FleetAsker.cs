using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tombolo.Primary.Membership;

namespace Tombolo.Primary.Hub.Asks;

/// <summary>Asks many members the same kind of question. Who does not answer in time delays nobody beyond that, and is told as such.</summary>
internal sealed class FleetAsker(IMemberConnections connections, TimeProvider time)
{
    /// <summary>How long a member may take for one answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>How long all members together may take, whatever their number: whoever asks waits for it in one request, which proxies cut after a minute.</summary>
    public static readonly TimeSpan WholePatience = TimeSpan.FromSeconds(45);

    private const int Concurrency = 64;

    /// <param name="ask">Given the member and the end of <see cref="WholePatience"/>.</param>
    public async Task<IReadOnlyCollection<T>> AskAllAsync<T>(IReadOnlyCollection<Member> members, Func<Member, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(WholePatience, time);
        var answers = new ConcurrentBag<T>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(members, options, async (member, _) => answers.Add(await ask(member, deadline.Token)));
        return answers;
    }

    /// <summary>Asks one member.</summary>
    /// <param name="deadline">When nobody waits for it any more, although whoever asked still does.</param>
    /// <returns>The answer, or why there is none.</returns>
    public async Task<(T? Answer, string Problem)> AskAsync<T>(
        Member member, string verb, ReadOnlyMemory<byte> payload, JsonTypeInfo<T> contract, CancellationToken deadline, CancellationToken cancellationToken)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, deadline, cancellationToken);
        try
        {
            either.Token.ThrowIfCancellationRequested();
            return await connections.AskAsync(member.Id, verb, payload, either.Token) switch
            {
                null => (null, $"{member.Name} is not connected"),
                { Succeeded: false } refused => (null, $"{member.Name} cannot say: {refused.Message}"),
                { Content: { } content } when content.Deserialize(contract) is { } read => (read, ""),
                _ => (null, $"{member.Name} answered something else; compare the versions of both servers"),
            };
        }
        catch (JsonException)
        {
            return (null, $"{member.Name} answered something else; compare the versions of both servers");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, deadline.IsCancellationRequested
                ? $"{member.Name} did not answer within the {WholePatience.TotalSeconds:0} seconds in which all clusters were asked"
                : $"{member.Name} did not answer within {Patience.TotalSeconds:0} seconds");
        }
    }
}
