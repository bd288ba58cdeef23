using Tombolo.Api.Resources;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>Which kinds the API server of the primary serves at present.</summary>
internal interface IServedKinds
{
    /// <summary>False only when the API server says that it does not serve the kind; without an answer it asks again.</summary>
    Task<bool> IsServedAsync(ResourceType type, CancellationToken cancellationToken);
}
