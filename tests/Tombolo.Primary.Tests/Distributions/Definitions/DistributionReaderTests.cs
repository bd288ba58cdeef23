using Tombolo.Api.Distributions;
using Tombolo.Api.Names;
using Tombolo.Api.Resources;
using Tombolo.Primary.Distributions.Definitions;

namespace Tombolo.Primary.Tests.Distributions.Definitions;

public class DistributionReaderTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { """{"sources":[]}""", "spec.sources" },
        { """{"clusters":[{}],"sources":[SOURCE]}""", "spec.clusters[0]" },
        { """{"clusters":[{"name":"a","selector":""}],"sources":[SOURCE]}""", "spec.clusters[0]" },
        { """{"clusters":[{"name":"Not A Name"}],"sources":[SOURCE]}""", "spec.clusters[0].name" },
        { """{"clusters":[{"name":"ok"},{"selector":"a in ("}],"sources":[SOURCE]}""", "spec.clusters[1].selector" },
        { """{"clusters":[{"selector":{"matchLabel":{"a":"b"}}}],"sources":[SOURCE]}""", "spec.clusters[0].selector.matchLabel" },
        { """{"clusters":[{"selector":7}],"sources":[SOURCE]}""", "spec.clusters[0].selector" },
        { """{"sources":[{"ref":{"apiVersion":"apps/v1","kind":"Deployment","name":"x"}}]}""", "spec.sources[0].ref.kind" },
        { """{"sources":[{"ref":{"apiVersion":"v2","kind":"Secret","name":"x"}}]}""", "spec.sources[0].ref.apiVersion" },
        { """{"sources":[{"ref":{"apiVersion":"v1","kind":"Secret","name":"mc-join"}}]}""", "spec.sources[0].ref.name" },
        { """{"sources":[{"ref":{"apiVersion":"v1","kind":"Secret","name":""}}]}""", "spec.sources[0].ref.name" },
        { """{"sources":[{"ref":{"apiVersion":"v1","kind":"Secret","name":"x","namespace":"default"}}]}""", "spec.sources[0].ref.namespace" },
        { """{"sources":[{}]}""", "spec.sources[0].ref" },
        { """{"sources":[SOURCE],"deletionPolicy":"Maybe"}""", "spec.deletionPolicy" },
        { """{"sources":[SOURCE],"driftPolicy":"Maybe"}""", "spec.driftPolicy" },
        { """{"sources":[SOURCE],"conflictPolicy":"Maybe"}""", "spec.conflictPolicy" },
        { """{"sources":"all"}""", "spec.sources" },
        { """{"clusters":{"name":"a"},"sources":[SOURCE]}""", "spec.clusters" },
        { """{"paused":"maybe","sources":[SOURCE]}""", "spec.paused" },
        { """[]""", "spec" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Read_Fault_NamesThePathAndIsNotActive(string spec, string path)
    {
        var definition = Read(spec);

        Assert.Contains(path, definition.Errors.Select(error => error.Path));
        Assert.All(definition.Errors, error => Assert.NotEmpty(error.Message));
        Assert.Equal(DistributionMode.Invalid, definition.Mode);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("")]
    public void Read_ProtectionThatCannotBeRead_IsAFaultAndHoldsTheDeletion(string value)
    {
        var definition = new DistributionBuilder("d").OfProfiles("p").WithAnnotation(Annotations.Protect, value).Deleting().Build();

        var error = Assert.Single(definition.Errors);
        Assert.Equal("metadata.annotations['tombolo.io/protect']", error.Path);
        Assert.Contains("write \"true\" or \"false\"", error.Message, StringComparison.Ordinal);
        Assert.True(definition.IsProtected);
        Assert.Equal(DistributionMode.Invalid, definition.Mode);
        Assert.False(definition.HasSameContent(new DistributionBuilder("d").OfProfiles("p").WithAnnotation(Annotations.Protect, "true").Deleting().Build()));
    }

    [Fact]
    public void Read_SeveralFaults_AreAllReported() =>
        Assert.Equal(
            ["spec.clusters[0].selector", "spec.conflictPolicy", "spec.driftPolicy", "spec.sources[1].ref.kind"],
            Read("""{"clusters":[{"selector":"!!"}],"sources":[SOURCE,{"ref":{"kind":"Pod","apiVersion":"v1","name":"x"}}],"driftPolicy":"x","conflictPolicy":"y"}""")
                .Errors.Select(error => error.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Read_FaultySourceBesideGoodOne_KeepsTheGoodOneForOwnership() =>
        Assert.Equal(["Profile/p"], Read("""{"sources":[SOURCE,{"ref":{"kind":"Pod","apiVersion":"v1","name":"x"}}]}""").Sources.Select(key => key.ToString()));

    [Theory]
    [InlineData("""{"clusters":[{"selector":"!!"}],"sources":[SOURCE]}""", true)]
    [InlineData("""{"clusters":"x","sources":[SOURCE]}""", true)]
    [InlineData("""{"clusters":[{"name":"a"}],"sources":[]}""", false)]
    public void Read_UnreadableSelection_IsUncertain(string spec, bool uncertain) =>
        Assert.Equal(uncertain, Read(spec).SelectionIsUncertain);

    [Fact]
    public void Read_NoPolicies_TakesDefaults() =>
        Assert.Equal(
            new CopyPolicies(ConflictPolicies.All[0], DriftPolicies.Revert, DeletionPolicies.Delete),
            Read("""{"sources":[SOURCE]}""").Policies);

    [Fact]
    public void Read_SourceTwice_IsOne() =>
        Assert.Single(new DistributionBuilder("d").OfProfiles("p", "p").Build().Sources);

    [Theory]
    [InlineData("", nameof(DistributionMode.Active))]
    [InlineData("paused", nameof(DistributionMode.Paused))]
    [InlineData("invalid", nameof(DistributionMode.Invalid))]
    [InlineData("paused invalid", nameof(DistributionMode.Invalid))]
    [InlineData("deleting", nameof(DistributionMode.Deleted))]
    [InlineData("deleting invalid", nameof(DistributionMode.Deleted))]
    [InlineData("deleting protected", nameof(DistributionMode.Active))]
    [InlineData("deleting paused", nameof(DistributionMode.Paused))]
    [InlineData("deleting protected invalid", nameof(DistributionMode.Invalid))]
    [InlineData("deleting paused invalid", nameof(DistributionMode.Invalid))]
    public void Mode_FollowsFromWhatIsAskedFor(string traits, string mode)
    {
        var builder = new DistributionBuilder("d").OfProfiles("p").To(traits.Contains("invalid") ? "Not A Name" : "c");
        builder = traits.Contains("paused") ? builder.Paused() : builder;
        builder = traits.Contains("deleting") ? builder.Deleting() : builder;
        builder = traits.Contains("protected") ? builder.WithAnnotation(Annotations.Protect, "true") : builder;

        Assert.Equal(mode, builder.Build().Mode.ToString());
        Assert.Equal(DistributionMode.NotAdmitted, builder.WithFinalizers("other/finalizer").Build().Mode);
    }

    [Fact]
    public void Read_StatusOfAnotherShape_IsAsIfThereWereNone()
    {
        var stored = new DistributionBuilder("d").OfProfiles("p").WithStatus("""{"conditions":"none","state":7}""").BuildObject();

        Assert.Null(stored.Status);
        Assert.Empty(stored.Definition.Errors);
    }

    private static DistributionDefinition Read(string spec) =>
        new DistributionBuilder("d")
            .WithRawSpec(spec.Replace(
                "SOURCE",
                $$$"""{"ref":{"apiVersion":"{{{KnownResources.Profile.ApiVersion}}}","kind":"Profile","name":"p","namespace":"kasten-io-mc"}}""",
                StringComparison.Ordinal))
            .Build();
}
