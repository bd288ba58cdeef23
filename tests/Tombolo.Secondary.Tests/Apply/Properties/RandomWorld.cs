using System.Text.Json.Nodes;
using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Errors;
using Tombolo.Protocol.Payloads;
using Tombolo.Secondary.Sync;
using Tombolo.Testing.Waiting;

namespace Tombolo.Secondary.Tests.Apply.Properties;

/// <summary>A primary, an engine and other people at one cluster, all driven by one seed.</summary>
internal sealed class RandomWorld : IAsyncDisposable
{
    // Half an hour: longer than any back-off.
    private const int MostRounds = 60;

    private static readonly ResourceType[] Kinds = [KnownResources.Profile, KnownResources.Policy, KnownResources.Blueprint];
    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly string[] Owners = ["one", "two"];

    private readonly Random _random;
    private readonly ApplyFixture _fixture = new();
    private readonly Dictionary<string, List<DesiredItem>> _everWanted = [];
    private readonly WriteGuard _guard;
    private DesiredItem[] _items = [];
    private DesiredState? _desired;
    private bool _faults;

    private readonly Rest _rest;

    public RandomWorld(int seed, Rest rest)
    {
        _rest = rest;
        _random = new Random(seed);
        _guard = new WriteGuard(_fixture, name => _everWanted.TryGetValue(name, out var items) ? items : []);
        _fixture.Client.BeforeWrite = BeforeWrite;
        _fixture.Client.AfterWrite = AfterWrite;
        _fixture.Run();
    }

    public async Task StepAsync()
    {
        switch (_random.Next(14))
        {
            case 0 or 1 or 2:
                Desire();
                break;
            case 3:
                await _fixture.ForgetAsync();
                _fixture.Run();
                if (_desired is not null)
                {
                    _fixture.Engine.SetDesired(_desired);
                }

                break;
            case 4:
                await CreateForeignAsync();
                break;
            case 5 or 6:
                await ChangeAsync($$$"""{"spec":{"type":"{{{Pick(["x", "y", "theirs"])}}}"}}""");
                break;
            case 7:
                await ChangeAsync("""{"spec":{"local":"extra"},"status":{"validation":"Success"}}""");
                break;
            case 8:
                await ChangeAsync("""{"metadata":{"labels":{"tombolo.io/origin":null}}}""");
                break;
            case 9:
                await DeleteAsync();
                break;
            case 10:
                _faults = _random.Next(2) == 0;
                break;
            case 11:
                _fixture.Api.DropWatches();
                break;
            case 12:
                _fixture.Api.Compact();
                break;
            default:
                _fixture.Time.Advance(TimeSpan.FromSeconds(_random.Next(20)));
                break;
        }

        if (_random.Next(8) == 0)
        {
            await _rest.WaitAsync();
        }
    }

    /// <summary>Lets everything come to rest, and returns what is not as it should be.</summary>
    public async Task<IReadOnlyList<string>> ConvergeAsync()
    {
        _faults = false;
        Desire();
        IReadOnlyList<string> faults = await FindFaultsAsync();
        for (var round = 0; round < MostRounds && faults.Count > 0 && _guard.Faults.Count == 0; round++)
        {
            await PassAsync(TimeSpan.FromSeconds(30));
            faults = await FindFaultsAsync();
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        // Caches that were behind may still make it write what is there already.
        await PassAsync(TimeSpan.FromMinutes(2));
        var writes = _fixture.Client.Writes.Count;
        await PassAsync(TimeSpan.FromMinutes(20));
        return [.. _fixture.Client.Writes.Skip(writes).Select(write => $"written at rest: {write}"), .. await FindFaultsAsync()];
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    private Task PassAsync(TimeSpan time) => _rest.PassAsync(_fixture.Time, time, TimeSpan.FromMilliseconds(100));

    private async Task<IReadOnlyList<string>> FindFaultsAsync()
    {
        await _rest.WaitAsync();
        var faults = new List<string>(_guard.Faults);
        if (_fixture.Engine.Acknowledged != _desired!.Revision)
        {
            faults.Add("the revision is not acknowledged");
        }

        foreach (var (type, name) in Kinds.SelectMany(type => Names.Select(name => (type, name))))
        {
            if (await FaultAsync(type, name) is { } fault)
            {
                faults.Add($"{type.Kind} {name}: {fault}");
            }
        }

        return faults;
    }

    private async Task<string?> FaultAsync(ResourceType type, string name)
    {
        var live = await _fixture.GetAsync(type, name);
        var item = _items.FirstOrDefault(wanted => wanted.Kind == type.Kind && wanted.Name == name);
        if (item is null)
        {
            return live is not null && WriteGuard.IsOurs(live) && !_desired!.Hold.Overlaps(OwnersOf(live))
                ? $"still there: {_fixture.Engine.Since(0).Changed.FirstOrDefault(result => result.Key.EndsWith($"{type.Kind}/{name}", StringComparison.Ordinal))}"
                : null;
        }

        var result = _fixture.Result(item);
        var isEqual = live is not null && JsonNode.DeepEquals(live["spec"]!["type"], JsonNode.Parse(item.Manifest.Span)!["spec"]!["type"]);
        var isOurs = live is not null && WriteGuard.IsOurs(live);
        return result?.State switch
        {
            ObjectStates.Applied or ObjectStates.Adopted when isEqual && isOurs => null,
            ObjectStates.Conflict when live is not null && !isOurs && !JsonNode.DeepEquals(live["spec"], JsonNode.Parse(item.Manifest.Span)!["spec"]) => null,
            ObjectStates.Drifted when isOurs && item.DriftPolicy == DriftPolicies.Report => null,
            _ => $"{result} but it is {live?.ToJsonString() ?? "missing"}",
        };
    }

    private static IEnumerable<string> OwnersOf(JsonObject live) => ((string?)live["metadata"]!["annotations"]![Annotations.Owners] ?? "").Split(',');

    private void Desire()
    {
        _items = [.. Kinds.SelectMany(type => Names.Select(name => (type, name))).Where(_ => _random.Next(3) > 0).Select(Wanted)];
        foreach (var item in _items)
        {
            if (!_everWanted.TryGetValue($"{item.Kind}/{item.Name}", out var wanted))
            {
                _everWanted[$"{item.Kind}/{item.Name}"] = wanted = [];
            }

            lock (wanted)
            {
                wanted.Add(item);
            }
        }

        // Nine objects at most: approved, or the brake would park what the check below expects to be gone.
        _desired = _fixture.State(_items) with { Approved = true, Hold = _random.Next(5) == 0 ? new HashSet<string> { Pick(Owners) } : new HashSet<string>() };
        _fixture.Engine.SetDesired(_desired);
    }

    private DesiredItem Wanted((ResourceType Type, string Name) each) =>
        Item.Of(each.Type, each.Name, $$$"""{"spec":{"type":"{{{Pick(["x", "y"])}}}"}}""", Pick(Owners)) with
        {
            DriftPolicy = each.Name == "b" ? DriftPolicies.Report : DriftPolicies.Revert,
            ConflictPolicy = each.Name == "c" ? ConflictPolicies.Adopt : ConflictPolicies.AdoptIfEqual,
        };

    private async Task CreateForeignAsync()
    {
        var (type, name) = (Pick(Kinds), Pick(Names));
        if (await _fixture.GetAsync(type, name) is null)
        {
            try
            {
                await _fixture.CreateAsync(type, name, $$$"""{"spec":{"type":"{{{Pick(["x", "theirs"])}}}"}}""");
            }
            catch (KubernetesException exists) when (exists.Status.IsAlreadyExists)
            {
                // The engine was faster.
            }
        }
    }

    private async Task ChangeAsync(string patch)
    {
        try
        {
            await _fixture.PatchAsync(Pick(Kinds), Pick(Names), patch);
        }
        catch (KubernetesException missing) when (missing.Status.IsNotFound)
        {
            // There is nothing to change.
        }
    }

    private Task DeleteAsync() => _fixture.Api.DeleteAsync(Pick(Kinds), new ResourceKey(Item.Namespace, Pick(Names)), Kubernetes.Client.DeleteOptions.Default, CancellationToken.None);

    private KubernetesStatus? BeforeWrite(EngineRequest request)
    {
        _guard.Check(request);
        return Chance(4) switch
        {
            0 => new KubernetesStatus(500, "InternalError", "injected", [], null),
            1 => new KubernetesStatus(429, "TooManyRequests", "injected", [], TimeSpan.FromSeconds(1)),
            2 => new KubernetesStatus(409, "Conflict", "injected", [], null),
            3 => throw new KubernetesUnreachableException(_fixture.Api.Server, new HttpRequestException("injected")),
            _ => null,
        };
    }

    private void AfterWrite(EngineRequest request)
    {
        _guard.Keep(request);
        if (Chance(1) == 0)
        {
            throw new KubernetesUnreachableException(_fixture.Api.Server, new HttpRequestException("injected: the answer is lost"));
        }
    }

    // One of so many faults every tenth time; none otherwise.
    private int Chance(int faults)
    {
        lock (_random)
        {
            return _faults && _random.Next(10) == 0 ? _random.Next(faults) : -1;
        }
    }

    private T Pick<T>(T[] choices)
    {
        lock (_random)
        {
            return choices[_random.Next(choices.Length)];
        }
    }
}
