using Tombolo.LocalKube.Admission;
using Tombolo.LocalKube.Authorization;
using Tombolo.LocalKube.BuiltIn;
using Tombolo.LocalKube.Controllers;
using Tombolo.LocalKube.Definitions;
using Tombolo.LocalKube.FieldManagement;
using Tombolo.LocalKube.Patching;

namespace Tombolo.LocalKube;

/// <summary>Puts the parts of a cluster together.</summary>
internal static class ClusterComposition
{
    /// <summary>Called while the cluster is made: its store, clock, resources and options are there, its verbs are not yet.</summary>
    public static ClusterServices Compose(LocalCluster cluster)
    {
        var access = new AccessControl(cluster);
        var controllers = new StandardControllers(access.Tokens);
        return new ClusterServices
        {
            Authenticator = access.Authenticator,
            Authorizer = access.Authorizer,
            Admissions = [new NamespaceLifecycle(cluster.Store), new ObjectAdmission(), new DefinitionAdmission(cluster.Time), access.Escalation],
            FieldManager = new FieldManager(),
            Patcher = new Patcher(),
            Controllers = [new DefinitionController(), controllers],
            Access = access,
            Tokens = access.Tokens,
            WaitForIdleAsync = controllers.WaitForIdleAsync,
            Faults = cluster.Faults,
            Audit = cluster.Audit,
            VirtualResources = access.Reviews,
        };
    }
}
