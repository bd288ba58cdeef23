using FsCheck.Fluent;
using Tombolo.Protocol.Sets;

namespace Tombolo.Protocol.Tests.Sets;

public class SetDigestTests
{
    private static readonly KeyValuePair<string, string> Secret = new("/v1/Secret/s3", "e1");
    private static readonly KeyValuePair<string, string> Profile = new("config.kio.kasten.io/v1alpha1/Profile/s3", "e2");

    /// <summary>Computed by another implementation from the text of docs/protocol.md.</summary>
    [Fact]
    public void Compute_FixedSet_GivesTheDigestComputedElsewhere()
    {
        Assert.Equal("tImZNFayXU-rA2GhIUC8z_lWwyQMAKsMf9MvVmzZVPE", SetDigest.Compute([Profile, Secret]));
        Assert.Equal("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU", SetDigest.Empty);
    }

    [Fact]
    public void Compute_AnyOrder_GivesTheSameDigest() =>
        Prop.ForAll<int[]>(keys =>
        {
            var items = (keys ?? []).Distinct().Select(key => new KeyValuePair<string, string>($"/v1/Secret/{key}", $"e{key}")).ToArray();
            return SetDigest.Compute(items) == SetDigest.Compute(items.Reverse()) && SetDigest.Compute(items) == SetDigest.Compute(items.ToDictionary());
        }).Hold();

    [Fact]
    public void Compute_AnyDifference_GivesAnotherDigest()
    {
        var digests = new[]
        {
            SetDigest.Compute([Secret, Profile]),
            SetDigest.Compute([Secret]),
            SetDigest.Compute([Profile]),
            SetDigest.Compute([Secret, new(Profile.Key, "e3")]),
            SetDigest.Compute([Secret, new(Profile.Key + "e", "2")]),
            SetDigest.Compute([new(Secret.Key, Profile.Value), new(Profile.Key, Secret.Value)]),
            SetDigest.Empty,
        };

        Assert.Equal(digests.Length, digests.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Compute_KeyTwice_Throws() => Assert.Throws<ArgumentException>(() => SetDigest.Compute([Secret, Profile, Secret]));

    [Fact]
    public void Compute_LongKeys_AreTakenWhole()
    {
        var prefix = "/v1/Secret/" + new string('a', 1000);
        Assert.NotEqual(SetDigest.Compute([new(prefix + "b", "e")]), SetDigest.Compute([new(prefix + "c", "e")]));
    }
}
