using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Fleet.Tests.Clusters;
using Tombolo.Fleet.Tests.Model;

namespace Tombolo.Fleet.Tests.Actions;

/// <summary>What people do to a fleet, at random. Each is said to the model first, and then done.</summary>
internal sealed class UserActions(SimulatedFleet fleet, Random random)
{
    private const string Fleet = WellKnownNamespaces.MultiCluster;
    private static readonly string[] Names = ["d1", "d2", "d3", "d4"];
    private static readonly string?[] Selectors = ["", "", "zone=eu", "zone=us", null];

    private int _value = 1;

    private string? _parked;

    public void Any()
    {
        if (_parked is not null)
        {
            AnyBesideAsking();
            return;
        }

        switch (random.Next(20))
        {
            case 0 or 1 or 2 or 3:
                PutSource(Pick(ObjectName.All));
                break;
            case 4:
                DeleteSource(Pick(ObjectName.All));
                break;
            case 5 or 6 or 7 or 8:
                PutDistribution(Pick(Names));
                break;
            case 9:
                DeleteDistribution(Pick(Names));
                break;
            case 10:
                PauseDistribution(Pick(Names));
                break;
            case 11 or 12:
                Relabel(Pick(fleet.Clusters));
                break;
            case 13:
                PauseCluster(Pick(fleet.Clusters));
                break;
            case 14:
                JoinOrLeave(Pick(fleet.Clusters));
                break;
            case 15:
                CreateForeign(Pick(fleet.Clusters), Pick(ObjectName.All));
                break;
            case 16:
                DeleteCopy(Pick(fleet.Clusters), Pick(ObjectName.All));
                break;
            default:
                ChangeCopy(Pick(fleet.Clusters), Pick(ObjectName.All));
                break;
        }
    }

    /// <summary>One change that takes a Distribution from all clusters; null when it is on too few for the brake.</summary>
    public void DropOneFromAll()
    {
        foreach (var (name, distribution) in fleet.Model.Distributions)
        {
            // A copy that another Distribution goes on wanting is no loss.
            var holders = fleet.Clusters.Where(cluster => Specification.Wanted(fleet.Model, cluster.Name).Values.Any(wanted => wanted.Owners.SequenceEqual([name]))).ToList();
            if (distribution.IsDeleted || distribution.IsPaused || holders.Count < 3)
            {
                continue;
            }

            _parked = name;
            fleet.History.Braked = [.. holders.Select(cluster => (name, cluster.Name))];
            Say($"{name} is taken from {holders.Count} clusters at once");
            Change(name, distribution with { Selector = null, Names = [] });
            return;
        }
    }

    public void PutSource(ObjectName name)
    {
        var value = ++_value;
        Say($"{name} is v{value}");
        fleet.Want(model => model with { Sources = model.Sources.SetItem(name, value) });
        fleet.Hub.Create(name.Type, Fleet, Content.Of(name, value, Fleet));
        fleet.Hub.Patch(name.Type, Fleet, name.Name, Content.Payload(name, value, Fleet));
    }

    /// <summary>Nothing is paused, protected or incomplete any more, nobody is in the way of approval.</summary>
    public void Clear()
    {
        _parked = null;
        fleet.History.Braked = [];
        foreach (var cluster in fleet.Clusters.Where(cluster => fleet.Model.Clusters[cluster.Name].IsPaused))
        {
            SetPaused(cluster, isPaused: false);
        }

        foreach (var name in ObjectName.All.Where(name => !fleet.Model.Sources.ContainsKey(name)))
        {
            PutSource(name);
        }

        foreach (var (name, distribution) in fleet.Model.Distributions.Where(distribution => distribution.Value.IsPaused || distribution.Value.IsProtected))
        {
            Change(name, distribution with { IsPaused = false, IsProtected = false });
        }
    }

    /// <summary>Everything that waits for approval is approved.</summary>
    public void Approve()
    {
        foreach (var name in fleet.Model.Distributions.Keys)
        {
            var stored = fleet.Hub.Find(KnownResources.Distribution, Fleet, name);
            if ((string?)stored?["status"]?["revisionHash"] is { } hash && (string?)stored["metadata"]!["annotations"]?[Annotations.ApproveRemoval] != hash)
            {
                fleet.Hub.Patch(KnownResources.Distribution, Fleet, name, Annotated(Annotations.ApproveRemoval, hash));
            }
        }
    }

    /// <summary>What is in the way of copies, and belongs to nobody we know, is taken away now and then.</summary>
    public void TidyUp()
    {
        foreach (var cluster in fleet.Clusters)
        {
            foreach (var name in ObjectName.All.Where(_ => random.Next(3) > 0))
            {
                if (cluster.Find(name.Type, cluster.Namespace, name.Name) is { } live && !Invariants.Copy.IsOurs(live, fleet.Hub.Context.ClusterUid))
                {
                    cluster.Delete(name.Type, cluster.Namespace, name.Name);
                }
            }
        }
    }

    /// <summary>Of what people do, that which changes nothing about what goes where: while copies wait for approval.</summary>
    private void AnyBesideAsking()
    {
        var (cluster, name) = (Pick(fleet.Clusters), Pick(ObjectName.All));
        switch (random.Next(4))
        {
            case 0:
                PutSource(name);
                break;
            case 1:
                CreateForeign(cluster, name);
                break;
            case 2:
                DeleteCopy(cluster, name);
                break;
            default:
                ChangeCopy(cluster, name);
                break;
        }
    }

    private void DeleteSource(ObjectName name)
    {
        Say($"{name} is deleted");
        fleet.Want(model => model with { Sources = model.Sources.Remove(name) });
        fleet.Hub.Delete(name.Type, Fleet, name.Name);
    }

    private void PutDistribution(string name)
    {
        var known = fleet.Model.Distributions.GetValueOrDefault(name);
        if (known is { IsDeleted: true })
        {
            return;
        }

        Change(name, new ModelDistribution(
            Pick(Selectors),
            random.Next(3) == 0 ? [Pick(fleet.Clusters).Name] : [],
            [.. ObjectName.Sources.Where(_ => random.Next(2) == 0).DefaultIfEmpty(ObjectName.Sources[0])],
            IsRetaining: name == "d3",
            IsPaused: known?.IsPaused ?? false,
            IsProtected: known?.IsProtected ?? random.Next(4) == 0));
    }

    private void PauseDistribution(string name)
    {
        if (fleet.Model.Distributions.TryGetValue(name, out var known))
        {
            Change(name, known with { IsPaused = !known.IsPaused });
        }
    }

    private void DeleteDistribution(string name)
    {
        if (fleet.Model.Distributions.TryGetValue(name, out var known))
        {
            Say($"{name} is deleted");
            fleet.Want(model => model with { Distributions = model.Distributions.SetItem(name, known with { IsDeleted = true }) });
            fleet.Hub.Delete(KnownResources.Distribution, Fleet, name);
        }
    }

    private void Change(string name, ModelDistribution to)
    {
        Say($"{name}: '{to.Selector ?? "-"}' {string.Join(',', to.Names)} [{string.Join(',', to.Sources.Select(source => source.Name))}]{(to.IsPaused ? " paused" : "")}{(to.IsProtected ? " protected" : "")}");
        fleet.Want(model => model with { Distributions = model.Distributions.SetItem(name, to), Deleted = model.Deleted.Remove(name) });
        var clusters = new JsonArray([.. to.Names.Select(cluster => new JsonObject { ["name"] = cluster })]);
        if (to.Selector is { } selector)
        {
            clusters.Add(new JsonObject { ["selector"] = selector });
        }

        if (clusters.Count == 0)
        {
            clusters.Add(new JsonObject { ["selector"] = "zone=nowhere" });
        }

        var content = Annotated(Annotations.Protect, to.IsProtected ? "true" : null);
        content["spec"] = new JsonObject
        {
            ["clusters"] = clusters,
            ["sources"] = new JsonArray([.. to.Sources.Select(source => new JsonObject
            {
                ["ref"] = new JsonObject { ["apiVersion"] = source.Type.ApiVersion, ["kind"] = source.Type.Kind, ["name"] = source.Name, ["namespace"] = Fleet },
            })]),
            ["deletionPolicy"] = to.IsRetaining ? "Retain" : "Delete",
            ["paused"] = to.IsPaused,
        };
        if (fleet.Hub.Find(KnownResources.Distribution, Fleet, name) is not null)
        {
            fleet.Hub.Patch(KnownResources.Distribution, Fleet, name, content);
            return;
        }

        content["metadata"]!["name"] = name;
        if (!to.IsProtected)
        {
            content["metadata"]!.AsObject().Remove("annotations");
        }

        fleet.Hub.Create(KnownResources.Distribution, Fleet, content);
    }

    private void Relabel(SimulatedCluster cluster)
    {
        if (IsListed(cluster))
        {
            var zone = random.Next(3) switch { 0 => "eu", 1 => "us", _ => "" };
            Say($"{cluster.Name} is in zone '{zone}'");
            fleet.WantOf(cluster, state => state with { Zone = zone });
            fleet.Hub.Patch(KnownResources.Cluster, Fleet, cluster.Name, new JsonObject
            {
                ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["zone"] = zone.Length == 0 ? null : JsonValue.Create(zone) } },
            });
        }
    }

    private void PauseCluster(SimulatedCluster cluster)
    {
        if (IsListed(cluster))
        {
            SetPaused(cluster, !fleet.Model.Clusters[cluster.Name].IsPaused);
        }
    }

    private void SetPaused(SimulatedCluster cluster, bool isPaused)
    {
        Say($"{cluster.Name} is {(isPaused ? "paused" : "not paused")}");
        fleet.WantOf(cluster, state => state with { IsPaused = isPaused });
        fleet.Hub.Patch(KnownResources.Cluster, Fleet, cluster.Name, new JsonObject { ["spec"] = new JsonObject { ["paused"] = isPaused } });
    }

    private void JoinOrLeave(SimulatedCluster cluster)
    {
        if (fleet.CanJoin(cluster))
        {
            Say($"{cluster.Name} joins");
            fleet.Join(cluster);
        }
        else if (!cluster.IsPrimary && IsListed(cluster))
        {
            Say($"{cluster.Name} leaves");
            fleet.WantOf(cluster, _ => new ModelCluster(IsMember: false));
            fleet.Hub.Delete(KnownResources.Cluster, Fleet, cluster.Name);
        }
    }

    private void CreateForeign(SimulatedCluster cluster, ObjectName name)
    {
        var value = random.Next(2) == 0 ? fleet.Model.Sources.GetValueOrDefault(name, 7) : 1_000 + random.Next(3);
        Say($"somebody makes {name} with v{value} on {cluster.Name}");
        cluster.Create(name.Type, cluster.Namespace, Content.Of(name, value, cluster.Namespace));
    }

    private void ChangeCopy(SimulatedCluster cluster, ObjectName name)
    {
        var value = 2_000 + random.Next(3);
        Say($"somebody changes {name} to v{value} on {cluster.Name}");
        cluster.Patch(name.Type, cluster.Namespace, name.Name, Content.Payload(name, value, cluster.Namespace));
    }

    private void DeleteCopy(SimulatedCluster cluster, ObjectName name)
    {
        Say($"somebody deletes {name} on {cluster.Name}");
        cluster.Delete(name.Type, cluster.Namespace, name.Name);
    }

    private bool IsListed(SimulatedCluster cluster) =>
        fleet.Model.Clusters[cluster.Name].IsMember && fleet.Hub.Find(KnownResources.Cluster, Fleet, cluster.Name) is { } stored && stored["metadata"]!["deletionTimestamp"] is null;

    private void Say(string text) => fleet.Log.Say($"ACTION {text}");

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static JsonObject Annotated(string key, string? value) =>
        new() { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { [key] = value } } };
}
