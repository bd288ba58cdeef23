using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Fleet.Tests.Clusters;
using Tombolo.Fleet.Tests.Invariants;
using Tombolo.Fleet.Tests.Model;
using Tombolo.Fleet.Tests.Network;
using Tombolo.Testing.Time;
using Tombolo.Testing.Waiting;

namespace Tombolo.Fleet.Tests;

/// <summary>A primary and its members, with the real roles of the server in each, on one clock; driven by one thread.</summary>
internal sealed class SimulatedFleet : IDisposable
{
    private const string Fleet = WellKnownNamespaces.MultiCluster;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static int _fleets;

    private readonly Rest _rest;
    private readonly Dictionary<string, string> _joining = new(StringComparer.Ordinal);
    private int _tokens;

    public SimulatedFleet(Rest rest, Random random, int members)
    {
        _rest = rest;
        Log = new SimulationLog(Time);
        var host = $"primary-{Interlocked.Increment(ref _fleets)}.test";
        Clusters =
        [
            .. Enumerable.Range(0, members + 1).Select(index => new SimulatedCluster(
                index == 0 ? "hub" : $"m{index}", index == 2 ? "backup" : "kasten-io", host, Time, Log, new Random(random.Next())) { IsPrimary = index == 0 }),
        ];
        Check = new WriteCheck(History, Hub.Context.ClusterUid);
        foreach (var cluster in Clusters)
        {
            cluster.Check = Check.Look;
            cluster.Failed = Log.Say;
            cluster.PrimaryDied = () => Clusters.ToList().ForEach(each => each.Link.Reset());
        }

        History.Add(FleetModel.Empty with { Clusters = FleetModel.Empty.Clusters.AddRange(Clusters.Select(cluster => KeyValuePair.Create(cluster.Name, new ModelCluster(cluster.IsPrimary)))) });
        Form();
    }

    public ManualTimeProvider Time { get; } = new();

    public SimulationLog Log { get; }

    public FleetHistory History { get; } = new();

    public WriteCheck Check { get; }

    /// <summary>The primary is the first.</summary>
    public IReadOnlyList<SimulatedCluster> Clusters { get; }

    public SimulatedCluster Hub => Clusters[0];

    public FleetModel Model => History.Current;

    /// <summary>What people want from now on; said before it is done.</summary>
    public void Want(Func<FleetModel, FleetModel> change) => History.Add(change(Model));

    public void WantOf(SimulatedCluster cluster, Func<ModelCluster, ModelCluster> change) =>
        Want(model => model with { Clusters = model.Clusters.SetItem(cluster.Name, change(model.Clusters[cluster.Name])) });

    /// <summary>Time passes, and everything happens that is due.</summary>
    public void Pass(TimeSpan time)
    {
        _rest.Pass(Time, time, Step);
        Deliver();
        NoticeEnded();
        _rest.Wait();
    }

    /// <summary>Passes time until nothing is wrong any more.</summary>
    /// <returns>What still is when the time is over.</returns>
    public IReadOnlyList<string> Until(Func<IEnumerable<string>> faults, TimeSpan limit, Action? meanwhile = null)
    {
        var end = Time.GetUtcNow() + limit;
        var wait = TimeSpan.FromMilliseconds(500);
        while (true)
        {
            IReadOnlyList<string> found = [.. Check.Faults, .. faults()];
            if (found.Count == 0 || Check.Faults.Count > 0 || Time.GetUtcNow() >= end)
            {
                return found;
            }

            meanwhile?.Invoke();
            Pass(wait);
            wait = wait * 2 < TimeSpan.FromSeconds(30) ? wait * 2 : TimeSpan.FromSeconds(30);
        }
    }

    /// <summary>A cluster that has never joined, or has left for good.</summary>
    public bool CanJoin(SimulatedCluster cluster) =>
        !cluster.IsPrimary
        && !Model.Clusters[cluster.Name].IsMember
        && !_joining.ContainsKey(cluster.Name)
        && Hub.Find(KnownResources.Cluster, Fleet, cluster.Name) is null
        && cluster.Find(KnownResources.Secret, cluster.Namespace, WellKnownNames.ClusterInfo) is null;

    /// <summary>The way of a cluster into the fleet: a token first, and what the cluster needs once it is there.</summary>
    public void Join(SimulatedCluster cluster)
    {
        WantOf(cluster, _ => new ModelCluster(IsMember: true));
        var token = $"token-{++_tokens}";
        _joining[cluster.Name] = token;
        Hub.Create(KnownResources.Secret, Fleet, new JsonObject { ["metadata"] = new JsonObject { ["name"] = token }, ["type"] = SecretTypes.JoinToken });
    }

    /// <summary>Every server that died runs again, nothing fails any more.</summary>
    public void Heal()
    {
        foreach (var cluster in Clusters)
        {
            cluster.Faults.Heal();
            cluster.Link.FaultsPerThousand = 0;
            cluster.Link.Set(LinkState.Up);
            cluster.Process?.Client.DieAfter(int.MaxValue);
            if (!cluster.IsRunning)
            {
                cluster.Start();
            }
        }
    }

    /// <summary>Members that should be connected and are not, and those that should be gone.</summary>
    public IEnumerable<string> MembershipFaults()
    {
        foreach (var cluster in Clusters)
        {
            var stored = Hub.Find(KnownResources.Cluster, Fleet, cluster.Name);
            var isMember = Model.Clusters[cluster.Name].IsMember;
            if (isMember && (string?)stored?["status"]?["state"] != "Connected")
            {
                yield return $"{cluster.Name} is {stored?["status"]?["state"]} and not Connected; {cluster.Find(KnownResources.Secret, cluster.Namespace, WellKnownNames.JoinStatus)?["data"]?["msg"]}";
            }
            else if (!isMember && (stored is not null || cluster.Find(KnownResources.Secret, cluster.Namespace, WellKnownNames.ClusterInfo) is not null))
            {
                yield return $"{cluster.Name} has not left: {stored?["status"]?.ToJsonString()}";
            }
        }
    }

    public void Dispose()
    {
        foreach (var cluster in Clusters)
        {
            cluster.Dispose();
        }

        _rest.Wait();
        foreach (var cluster in Clusters)
        {
            cluster.Link.Dispose();
        }
    }

    private void Form()
    {
        foreach (var cluster in Clusters)
        {
            cluster.Start();
        }

        Hub.Create(KnownResources.Bootstrap, Fleet, JsonNode.Parse($$"""
            {
              "metadata": { "name": "primary" },
              "spec": { "clusters": { "hub": { "name": "hub", "primary": true, "k10": { "namespace": "kasten-io", "releaseName": "k10", "ingress": { "url": "https://{{Hub.Host}}/k10" } } } } }
            }
            """)!.AsObject());
        foreach (var cluster in Clusters.Skip(1))
        {
            Join(cluster);
        }

        Assert.Empty(Until(MembershipFaults, TimeSpan.FromMinutes(5)));
    }

    private void Deliver()
    {
        foreach (var (name, token) in _joining.ToList())
        {
            var cluster = Clusters.First(each => each.Name == name);
            if ((string?)Hub.Find(KnownResources.Secret, Fleet, token)?["data"]?["token"] is not { } text)
            {
                continue;
            }

            _joining.Remove(name);
            var data = new JsonObject { ["data"] = new JsonObject { ["token"] = text } };
            if (cluster.Find(KnownResources.Secret, cluster.Namespace, WellKnownNames.JoinSecret) is not null)
            {
                cluster.Patch(KnownResources.Secret, cluster.Namespace, WellKnownNames.JoinSecret, data);
                continue;
            }

            cluster.Create(KnownResources.ConfigMap, cluster.Namespace, new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = WellKnownNames.JoinConfig },
                ["data"] = new JsonObject { [JoinConfigKeys.ClusterName] = name },
            });
            data["metadata"] = new JsonObject { ["name"] = WellKnownNames.JoinSecret };
            cluster.Create(KnownResources.Secret, cluster.Namespace, data);
        }
    }

    // The name is free again.
    private void NoticeEnded()
    {
        foreach (var (name, distribution) in Model.Distributions)
        {
            if (distribution.IsDeleted && Hub.Find(KnownResources.Distribution, Fleet, name) is null)
            {
                Want(model => model with { Distributions = model.Distributions.Remove(name), Deleted = model.Deleted.Add(name) });
            }
        }
    }
}
