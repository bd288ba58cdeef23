using System.Text;
using Tombolo.Kubernetes.Credentials;

namespace Tombolo.Kubernetes.Tests.Credentials;

public sealed class TokenTextTests
{
    [Theory]
    [InlineData("abc.def-_~+/=", "abc.def-_~+/=")]
    [InlineData("  token\r\n", "token")]
    public void Read_Good_TrimsWhiteSpace(string text, string token) => Assert.Equal(token, TokenText.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("two words")]
    [InlineData("two\nlines")]
    [InlineData("sécret")]
    [InlineData("nul\0")]
    public void Read_Bad_ThrowsWithoutQuoting(string text)
    {
        var failure = Assert.Throws<FormatException>(() => TokenText.Read(Encoding.UTF8.GetBytes(text)));

        Assert.StartsWith("the token ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("two", failure.Message, StringComparison.Ordinal);
    }
}
