using Tombolo.Api.Names;
using Tombolo.Primary.JoinTokens;

namespace Tombolo.Primary.Tests.JoinTokens;

public sealed class JoinTokenLimitsReaderTests
{
    [Fact]
    public void Read_NoAnnotations_NoLimits()
    {
        var limits = Read();
        Assert.Null(limits.ExpiresAt);
        Assert.Null(limits.MaxUses);
        Assert.Empty(limits.AllowedNames);
        Assert.Empty(limits.Faults);
    }

    [Fact]
    public void Read_AllAnnotations_AllLimits()
    {
        var limits = Read((Annotations.ExpiresAt, " 2026-01-31T18:00:00+01:00 "), (Annotations.MaxUses, "3"), (Annotations.AllowedNames, "shop-*, store-lyon"));
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 17, 0, 0, TimeSpan.Zero), limits.ExpiresAt);
        Assert.Equal(3, limits.MaxUses);
        Assert.Equal(["shop-*", "store-lyon"], limits.AllowedNames);
        Assert.Empty(limits.Faults);
    }

    [Theory]
    [InlineData(Annotations.ExpiresAt, "tomorrow")]
    [InlineData(Annotations.ExpiresAt, "2026-01-31T18:00:00")]
    [InlineData(Annotations.ExpiresAt, "")]
    [InlineData(Annotations.MaxUses, "0")]
    [InlineData(Annotations.MaxUses, "-1")]
    [InlineData(Annotations.MaxUses, "three")]
    [InlineData(Annotations.MaxUses, "99999999999")]
    [InlineData(Annotations.AllowedNames, " , ")]
    [InlineData(Annotations.AllowedNames, "sh*op")]
    [InlineData(Annotations.ShowOnce, "yes")]
    public void Read_BadValue_IsAFaultThatNamesTheAnnotation(string annotation, string value) =>
        Assert.Contains(annotation, Assert.Single(Read((annotation, value)).Faults), StringComparison.Ordinal);

    [Fact]
    public void Read_SeveralBadValues_AllAtOnce() =>
        Assert.Equal(3, Read((Annotations.ExpiresAt, "x"), (Annotations.MaxUses, "x"), (Annotations.AllowedNames, "")).Faults.Count);

    private static JoinTokenLimits Read(params (string Key, string Value)[] annotations) =>
        JoinTokenLimitsReader.Read(annotations.ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal));
}
