using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Audit;
using Tombolo.LocalKube.Authentication;
using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.BuiltIn;
using Tombolo.LocalKube.Definitions;
using Tombolo.LocalKube.Faults;
using Tombolo.LocalKube.FieldManagement;
using Tombolo.LocalKube.Patching;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube;

/// <summary>Puts the parts of a cluster together.</summary>
internal static class ClusterComposition
{
    /// <summary>Called while the cluster is made: its store, clock, resources and options are there, its verbs are not yet.</summary>
    public static ClusterServices Compose(LocalCluster cluster) => new()
    {
        Authenticator = new TokenAuthenticator(cluster),
        Authorizer = new MastersAuthorizer(),
        Admissions = [new NamespaceLifecycle(cluster.Store), new ObjectAdmission(), new DefinitionAdmission(cluster.Time)],
        FieldManager = new FieldManager(),
        Patcher = new Patcher(),
        Controllers = [new DefinitionController()],
        Faults = new NoFaults(),
        Audit = new NoAudit(),
        VirtualResources = new Dictionary<(GroupResource, string), IVirtualResource>(),
    };
}
