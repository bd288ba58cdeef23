using Tombolo.Primary.JoinTokens;

namespace Tombolo.Primary.Tests.JoinTokens;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("shop", "shop", true)]
    [InlineData("shop", "shop-1", false)]
    [InlineData("shop-*", "shop-1", true)]
    [InlineData("shop-*", "shop-", true)]
    [InlineData("shop-*", "my-shop-1", false)]
    [InlineData("*-lyon", "shop-lyon", true)]
    [InlineData("*-lyon", "shop-lyon-2", false)]
    [InlineData("*shop*", "my-shop-1", true)]
    [InlineData("*shop*", "my-store-1", false)]
    [InlineData("*", "anything", true)]
    public void Matches_Name_ByItsEnds(string pattern, string name, bool expected) => Assert.Equal(expected, NamePattern.Matches(pattern, name));

    [Theory]
    [InlineData("shop", true)]
    [InlineData("*", true)]
    [InlineData("shop-*", true)]
    [InlineData("*-lyon", true)]
    [InlineData("*shop*", true)]
    [InlineData("sh*op", false)]
    [InlineData("**", true)]
    [InlineData("***", false)]
    public void IsValid_Star_OnlyAtAnEnd(string pattern, bool expected) => Assert.Equal(expected, NamePattern.IsValid(pattern));
}
