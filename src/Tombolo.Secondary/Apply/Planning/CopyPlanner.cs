using Tombolo.Api.Details;
using Tombolo.Kubernetes.Client;
using Tombolo.Kubernetes.Discovery;
using Tombolo.Protocol.Plans;
using Tombolo.Runtime.Hosting;
using Tombolo.Secondary.Apply.Drift;
using Tombolo.Secondary.Apply.Live;
using Tombolo.Secondary.Apply.Removing;

namespace Tombolo.Secondary.Apply.Planning;

/// <summary>
/// Answers what would happen here if other objects were wanted. Nothing is written, nothing is remembered, and the engine is not held up: everything is read
/// from the API server at the moment of the question.
/// </summary>
internal sealed class CopyPlanner(IKubernetesClient client, ClusterContext context, TimeProvider time) : IDisposable
{
    private const int Concurrency = 8;

    private readonly CopyTypes _types = new(new ResourceMapper(client, new ResourceMapperOptions(), time), context.Payloads);
    private readonly LocalUse _use = new(client, context.K10Namespace, time);

    /// <param name="primaryId">Whose copies are ours.</param>
    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesException">What is needed cannot be read.</exception>
    /// <exception cref="Tombolo.Kubernetes.Errors.KubernetesUnreachableException">The API server does not answer.</exception>
    public async Task<PlanAnswer> PlanAsync(PlanQuestion question, string primaryId, CancellationToken cancellationToken)
    {
        var fields = new PlannedFields(new ValuePresenter(question.DigestKey.Span));
        var wanted = new WantedPlanner(client, _types, context.K10Namespace);
        var planned = new PlannedObject[question.Items.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, planned.Length, options, async (index, cancelled) =>
            planned[index] = await wanted.PlanAsync(question.Items[index], primaryId, fields, cancelled));
        if (question.Removals is not { } removals)
        {
            return PlanAnswers.Cut(planned);
        }

        var unwanted = await new RemovalsPlanner(client, _use, context.K10Namespace).PlanAsync(removals, CopyTypes.Known(context.Payloads), primaryId, cancellationToken);
        return PlanAnswers.Cut([.. planned, .. unwanted]);
    }

    public void Dispose() => _use.Dispose();
}
