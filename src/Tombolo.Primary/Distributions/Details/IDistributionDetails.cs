using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Details;

namespace Tombolo.Primary.Distributions.Details;

/// <summary>How Distributions stand per target and object; from memory, for the HTTP API.</summary>
public interface IDistributionDetails
{
    /// <summary>False when there is no such Distribution, or nothing is known yet.</summary>
    bool TryDescribe(string distribution, DetailQuery query, [MaybeNullWhen(false)] out DistributionDetail detail);

    /// <summary>False when there is no such Distribution, or nothing is known yet; a cluster that there is not is explained too.</summary>
    bool TryExplain(string distribution, string cluster, [MaybeNullWhen(false)] out TargetExplanation explanation);

    /// <summary>Who distributes a global resource; nobody when it is unknown. Null when the kind cannot be distributed.</summary>
    SourceUse? FindUse(string kind, string name);
}
