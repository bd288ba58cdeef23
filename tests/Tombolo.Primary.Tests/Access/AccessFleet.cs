using System.Text;
using Tombolo.Api.Resources;
using Tombolo.Kubernetes.Objects;
using Tombolo.Primary.Access.Compilation;
using Tombolo.Primary.Access.Definitions;
using Tombolo.Primary.Distributions;
using Tombolo.Primary.Distributions.Compilation;
using Tombolo.Protocol.Grants;
using Tombolo.Protocol.Payloads;
using DistributedFleet = Tombolo.Primary.Tests.Distributions.Fleet;

namespace Tombolo.Primary.Tests.Access;

/// <summary>A fleet with bindings and roles that tests change and compile; the cluster named <c>hub</c> is the primary.</summary>
internal sealed class AccessFleet
{
    public const string PrimaryId = "11111111-1111-1111-1111-111111111111";

    private readonly AccessCompiler _compiler = new(new GrantEncoder(DistributedFleet.FleetKey, PrimaryId));
    private readonly BindingCatalog _catalog = new();
    private readonly TargetCatalog _targets = new();
    private readonly Dictionary<string, BindingObject> _bindings = [];
    private readonly Dictionary<string, RoleDefinition> _roles = [];
    private readonly Dictionary<string, Tombolo.Primary.Membership.Member> _members = [];
    private FleetCompilation _distributed = FleetCompilation.None;

    public AccessFleet()
    {
        foreach (var role in Tombolo.Api.Access.AccessRoles.All)
        {
            Role(role.K10ClusterRole, $$"""{"clusterRoleRef":"{{role.Kasten}}"}""");
        }
    }

    /// <summary>What the Distributions come to.</summary>
    public DistributedFleet Distributions { get; } = new();

    public AccessCompilation Access { get; private set; } = AccessCompilation.None;

    public FleetCompilation Last { get; private set; } = FleetCompilation.None;

    public AccessFleet Join(string name, string labels = "", bool isLeaving = false)
    {
        _members[name] = DistributedFleet.MemberNamed(name, labels, isLeaving: isLeaving) with { IsPrimary = name == "hub" };
        Distributions.Join(name, labels, isLeaving: isLeaving);
        return this;
    }

    public AccessFleet Bind(string name, string spec, bool isDeleting = false)
    {
        _bindings[name] = BindingReader.Read(Parse(
            $$"""
            {"apiVersion":"auth.kio.kasten.io/v1alpha1","kind":"K10ClusterRoleBinding",
             "metadata":{"name":"{{name}}","namespace":"kasten-io-mc","uid":"uid-of-{{name}}","generation":1{{(isDeleting ? ",\"deletionTimestamp\":\"2026-01-02T03:04:05Z\"" : "")}}},"spec":{{spec}}}
            """,
            KnownResources.K10ClusterRoleBinding));
        return this;
    }

    /// <summary>Binds basic to Users.</summary>
    public AccessFleet BindUsers(string name, string selector, params string[] users) => Bind(
        name,
        $$"""{"k10ClusterRole":"k10-multi-cluster-basic","clusters":[{"selector":"{{selector}}"}],"subjects":[{{string.Join(',', users.Select(user => $$"""{"kind":"User","name":"{{user}}"}"""))}}]}""");

    public AccessFleet Unbind(string name)
    {
        _bindings.Remove(name);
        return this;
    }

    public AccessFleet Role(string name, string spec, bool isDeleting = false)
    {
        _roles[name] = RoleReader.Read(Parse(
            $$"""
            {"apiVersion":"auth.kio.kasten.io/v1alpha1","kind":"K10ClusterRole",
             "metadata":{"name":"{{name}}","namespace":"kasten-io-mc"{{(isDeleting ? ",\"deletionTimestamp\":\"2026-01-02T03:04:05Z\"" : "")}}},"spec":{{spec}}}
            """,
            KnownResources.K10ClusterRole));
        return this;
    }

    public AccessFleet DropRole(string name)
    {
        _roles.Remove(name);
        return this;
    }

    public FleetCompilation Compile()
    {
        var targets = _targets.Update(_members.Values);
        _distributed = Distributions.Compile(_distributed with { Sequence = Last.Sequence });
        Access = _compiler.Compile(_catalog.Update(_bindings.Values), _roles, targets, Access, _distributed.Sequence);
        return Last = AccessComposer.Compose(_distributed, targets, Access, Last);
    }

    public BindingOutcome OutcomeOf(string binding)
    {
        Compile();
        return Access.Find(binding) ?? throw new InvalidOperationException($"there is no binding {binding}");
    }

    public DesiredSet SetOf(string cluster) => Compile().Clusters[cluster].Set;

    /// <summary>What is granted on a cluster: <c>role: kind name, kind name</c>, in order of the bindings.</summary>
    public string[] GrantsOn(string cluster) =>
        [.. SetOf(cluster).Items.Values
            .Where(item => item.Key.StartsWith("rbac.", StringComparison.Ordinal))
            .OrderBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => DesiredItemReader.TryRead(item.Payload, out var read) && GrantManifest.TryRead(read.Manifest, out var grant)
                ? $"{grant.ClusterRole}: {string.Join(", ", grant.Subjects.Select(subject => $"{subject.Kind} {subject.Name}"))}"
                : throw new InvalidDataException(item.Key))];

    private static KubernetesObject Parse(string json, ResourceType type) => KubernetesObject.Parse(Encoding.UTF8.GetBytes(json), type);
}
