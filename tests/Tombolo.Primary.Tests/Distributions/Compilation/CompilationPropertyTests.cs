using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Compilation;

namespace Tombolo.Primary.Tests.Distributions.Compilation;

public class CompilationPropertyTests
{
    private static readonly string[] ClusterNames = ["a", "b", "c", "d"];
    private static readonly string[] DistributionNames = ["k", "l", "m"];
    private static readonly string[] ProfileNames = ["p", "q", "r"];
    private static readonly string[] Namespaces = ["kasten-io", "backup"];

    private const string Override = """[{"target":{"kind":"Profile","name":"p"},"clusters":[{"selector":"zone=0"}],"patch":{"spec":{"extra":1}}}]""";

    /// <summary>One change of the fleet.</summary>
    private static Gen<Action<Fleet>> Changes { get; } = Gen.OneOf(
        from name in Gen.Elements(ClusterNames)
        from zone in Gen.Choose(0, 1)
        from at in Gen.Elements(Namespaces)
        from isLeaving in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select (Action<Fleet>)(fleet => fleet.Join(name, $"zone={zone}", at, isLeaving)),
        from name in Gen.Elements(ClusterNames)
        select (Action<Fleet>)(fleet => fleet.Gone(name)),
        from name in Gen.Elements(ProfileNames)
        from secret in Gen.Elements("x", "y")
        from version in Gen.Choose(1, 3)
        select (Action<Fleet>)(fleet =>
        {
            var profile = SourceBuilder.Profile(name, secret).WithVersion($"{version}-{secret}");
            fleet.Put(version == 3 ? profile.With("comment", "${cluster.labels['zone']}").WithAnnotation(Annotations.ExpandClusterValues, "true") : profile);
        }),
        from secret in Gen.Elements("x", "y")
        from version in Gen.Choose(1, 3)
        select (Action<Fleet>)(fleet => fleet.Put(SourceBuilder.Secret(secret, $"value-{version}").WithVersion($"{version}"))),
        from name in Gen.Elements(ProfileNames)
        select (Action<Fleet>)(fleet => fleet.Sources.Remove(KnownResources.Profile, name)),
        from name in Gen.Elements(DistributionNames)
        select (Action<Fleet>)(fleet => fleet.Delete(name)),
        from name in Gen.Elements(DistributionNames)
        from selector in Gen.Elements("", "zone=0", "zone=1", "!!")
        from cluster in Gen.Elements(ClusterNames)
        from profiles in Gen.SubListOf(ProfileNames)
        from kind in Gen.Elements("", "paused", "deleting", "overriding", "forced")
        select (Action<Fleet>)(fleet =>
        {
            var distribution = new DistributionBuilder(name).Where(selector).To(cluster).OfProfiles([.. profiles]);
            fleet.Put(kind switch
            {
                "paused" => distribution.Paused(),
                "deleting" => distribution.Deleting(),
                "overriding" => distribution.With("overrides", JsonNode.Parse(Override)!),
                "forced" => distribution.WithAnnotation(Annotations.ForceSync, "now"),
                _ => distribution,
            });
        }));

    private static Arbitrary<Action<Fleet>[]> Histories { get; } = Changes.ArrayOf().ToArbitrary();

    [Fact]
    public void Compile_AnyHistory_GivesWhatAFreshCompilerGives() =>
        Prop.ForAll(Histories, history =>
        {
            var lived = new Fleet();
            var fresh = new Fleet();
            foreach (var change in history)
            {
                change(lived);
                lived.Compile();
                change(fresh);
            }

            var (last, first) = (lived.Compile(), fresh.Compile());
            return Content(lived, last).SequenceEqual(Content(fresh, first));
        }).Hold();

    [Fact]
    public void Compile_AnyHistory_SequencesGrowExactlyWithChanges() =>
        Prop.ForAll(Histories, history =>
        {
            var fleet = new Fleet();
            var previous = fleet.Last;
            foreach (var change in history)
            {
                change(fleet);
                var next = fleet.Compile();
                foreach (var (name, plan) in next.Clusters)
                {
                    var changed = !previous.Clusters.TryGetValue(name, out var before) || before.Set.Hash != plan.Set.Hash;
                    if (changed != next.ChangedClusters.Contains(name)
                        || (changed && before is not null && plan.Set.Sequence <= before.Set.Sequence)
                        || (!changed && plan.Set.Sequence != before!.Set.Sequence))
                    {
                        return false;
                    }
                }

                previous = next;
            }

            return true;
        }).Hold();

    [Fact]
    public void Compile_AnyHistory_EveryClusterHoldsWhatAPlainSpecificationSays() =>
        Prop.ForAll(Histories, history =>
        {
            var fleet = new Fleet();
            foreach (var change in history)
            {
                change(fleet);
            }

            var compilation = fleet.Compile();
            return fleet.Members.Where(member => !member.IsLeaving).All(member =>
                compilation.Clusters[member.Name].Set.Items.Values.Select(item => (item.Key, string.Join(',', item.Distributions)))
                    .SequenceEqual(Specification.ItemsOf(fleet, member)));
        }).Hold();

    // A cluster that is leaving keeps what it was last given, which a fresh compiler cannot know.
    private static IEnumerable<string> Content(Fleet fleet, FleetCompilation compilation) =>
        from member in fleet.Members
        where !member.IsLeaving
        orderby member.Name
        let set = compilation.Clusters[member.Name].Set
        select $"{member.Name} {set.Hash} {set.Digest} {string.Join(' ', set.Items.Values.Select(item => item.Etag))}";
}
