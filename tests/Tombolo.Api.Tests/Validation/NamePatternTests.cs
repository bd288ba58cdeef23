using Tombolo.Api.Validation;

namespace Tombolo.Api.Tests.Validation;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("shop", true)]
    [InlineData("shop-*", true)]
    [InlineData("*-lyon", true)]
    [InlineData("*op*", true)]
    [InlineData("*", true)]
    [InlineData("a*b", false)]
    [InlineData("**a*", false)]
    public void IsValid_StarOnlyAtAnEnd(string pattern, bool expected) => Assert.Equal(expected, NamePattern.IsValid(pattern));

    [Theory]
    [InlineData("shop", "shop", true)]
    [InlineData("shop", "shop-1", false)]
    [InlineData("shop-*", "shop-1", true)]
    [InlineData("shop-*", "store", false)]
    [InlineData("*-lyon", "shop-lyon", true)]
    [InlineData("*-lyon", "shop-lyon-2", false)]
    [InlineData("*op*", "shop", true)]
    [InlineData("*", "anything", true)]
    public void Matches_Name(string pattern, string name, bool expected) => Assert.Equal(expected, NamePattern.Matches(pattern, name));
}
