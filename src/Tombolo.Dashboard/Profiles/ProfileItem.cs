using Tombolo.Dashboard.Api;

namespace Tombolo.Dashboard.Profiles;

/// <summary>A global Profile as the list shows it.</summary>
/// <param name="Type"><c>Location</c> or <c>Infra</c>.</param>
/// <param name="Provider">One that forms know, or what the object itself calls it.</param>
/// <param name="Target">Bucket, claim or server.</param>
/// <param name="SecretName">The Secret with its credentials, which never leave the server.</param>
/// <param name="Validation">What the object says of itself; null for one that is not validated, as global Profiles are before they are distributed.</param>
/// <param name="Distributions">Those that send it.</param>
/// <param name="Settings">For a form; null when only YAML can hold what the object says.</param>
internal sealed record ProfileItem(
    string Name,
    string ResourceVersion,
    string Type,
    string? Provider,
    string? Target,
    string? Endpoint,
    string? Region,
    string? ProtectionPeriod,
    string? SecretName,
    string? Validation,
    IReadOnlyList<DistributedBy> Distributions,
    DateTimeOffset? CreatedAt,
    bool IsDeleting,
    ProfileSettings? Settings);
