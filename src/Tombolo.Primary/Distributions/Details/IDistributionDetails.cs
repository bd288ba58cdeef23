using System.Diagnostics.CodeAnalysis;

namespace Tombolo.Primary.Distributions.Details;

/// <summary>How Distributions stand per target and object; from memory, for the API and the command line.</summary>
public interface IDistributionDetails
{
    /// <summary>False when there is no such Distribution, or nothing is known yet.</summary>
    bool TryDescribe(string distribution, [MaybeNullWhen(false)] out DistributionDetail detail);
}
