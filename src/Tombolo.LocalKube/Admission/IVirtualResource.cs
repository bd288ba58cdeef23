using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.Admission;

/// <summary>
/// What can only be created and is never stored: reviews (<c>tokenreviews</c>, <c>subjectaccessreviews</c>, ...) and <c>serviceaccounts/token</c>.
/// </summary>
internal interface IVirtualResource
{
    /// <summary>The answer to the creation; 201.</summary>
    /// <exception cref="StatusException">The request is refused.</exception>
    ValueTask<JsonObject> CreateAsync(AdmissionRequest request, CancellationToken cancellationToken);
}
