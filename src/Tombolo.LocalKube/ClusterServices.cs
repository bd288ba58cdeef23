using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Audit;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authentication.ServiceAccounts;
using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.Controllers;
using Tombolo.LocalKube.Faults;
using Tombolo.LocalKube.FieldManagement;
using Tombolo.LocalKube.Patching;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube;

/// <summary>The parts of one cluster; <see cref="ClusterComposition"/> puts them together.</summary>
internal sealed record ClusterServices
{
    public required IAuthenticator Authenticator { get; init; }

    public required IAuthorizer Authorizer { get; init; }

    /// <summary>In the order in which they are asked.</summary>
    public required IReadOnlyList<IObjectAdmission> Admissions { get; init; }

    public required IFieldManager FieldManager { get; init; }

    public required IPatcher Patcher { get; init; }

    public required IReadOnlyList<IClusterController> Controllers { get; init; }

    public required IFaultInjector Faults { get; init; }

    public required IRequestAudit Audit { get; init; }

    /// <summary>Signs the tokens of ServiceAccounts.</summary>
    public required ServiceAccountTokens Tokens { get; init; }

    /// <summary>What has to be let go with the cluster.</summary>
    public required IDisposable Access { get; init; }

    /// <summary>Waits until the controllers have nothing to do.</summary>
    public required Func<CancellationToken, Task> WaitForIdleAsync { get; init; }

    /// <summary>What is created and never stored, by resource and subresource.</summary>
    public required IReadOnlyDictionary<(GroupResource Resource, string Subresource), IVirtualResource> VirtualResources { get; init; }

    public IReadOnlyCollection<(GroupResource Resource, string Subresource)> Virtuals => [.. VirtualResources.Keys];

    public IVirtualResource? FindVirtual(GroupResource resource, string subresource) => VirtualResources.GetValueOrDefault((resource, subresource));
}
