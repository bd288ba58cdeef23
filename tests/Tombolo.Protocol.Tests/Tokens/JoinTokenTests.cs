using System.Security.Cryptography;
using System.Text;
using FsCheck.Fluent;
using Tombolo.Protocol.Keys;
using Tombolo.Protocol.Tests.Keys;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Protocol.Tests.Tokens;

public class JoinTokenTests
{
    /// <summary>Written by another implementation: scalar 7, the primary's key of RFC 7515 A.3, an unknown field, no pins, no proof.</summary>
    private const string KnownToken = "tmb1.eyJwcmltYXJ5IjoiaHViLXBhcmlzIiwidXJsIjoiaHR0cHM6Ly9odWIuZXhhbXBsZS5vcmcvazEwIiwia2V5Ijoib0tJeXd2R1VwVFZUeXhNUTNid0lJZVFVdWRmcl9Da0xNakNFMTlFQ0QtVSIsImZ1dHVyZSI6MX0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAc.8jUHF0_T";

    private const string Url = "https://hub.example.org/k10";

    private static readonly string Pin = Convert.ToBase64String(SHA256.HashData("pin"u8));

    [Fact]
    public void TryParse_TokenWrittenElsewhere_ReadsAllParts()
    {
        using var token = Parse(KnownToken);

        Assert.Equal("ccgscWSOWNe7zfELCIRHTdb7JkVy_Eo2vg371C5rplY", token.Id);
        Assert.Equal(new TokenPublicPart("hub-paris", Url, KnownKey.Thumbprint), token.Public);
        Assert.Equal(new Uri(Url), token.Url);
        Assert.Equal("2X0pNvJ4nhbvCqKVMI-DrKY41rrtI5FJ3TSiPd7wPdI", JoinToken.HashText(KnownToken));
    }

    [Fact]
    public void Format_ThenParse_GivesTheSameToken()
    {
        using var primary = SigningKey.Create();
        using var token = JoinToken.Create("hub-paris", Url, primary, [Pin]);
        using var parsed = Parse(token.Format());

        Assert.Equal(token.Id, parsed.Id);
        Assert.Equal(token.Format(), parsed.Format());
        Assert.Equal([Pin], parsed.Public.Pins!);
        Assert.Equal(primary.PublicKey.Thumbprint, parsed.Public.Key);
        Assert.True(primary.PublicKey.Verify(SignatureDomain.TokenProof, Encoding.ASCII.GetBytes(parsed.Id), parsed.Public.Proof!.Value.Span));
    }

    [Theory]
    [InlineData("{0}\n")]
    [InlineData("  {0}")]
    [InlineData("\r\n{0}\r\n")]
    [InlineData("\t{0} \n\n")]
    public void TryParse_WhiteSpaceAround_IsIgnored(string pasted)
    {
        var text = string.Format(null, pasted, KnownToken);
        using var token = Parse(text);

        Assert.Equal("ccgscWSOWNe7zfELCIRHTdb7JkVy_Eo2vg371C5rplY", token.Id);
        Assert.Equal(JoinToken.HashText(KnownToken), JoinToken.HashText(text));
    }

    [Theory]
    [InlineData(null, JoinTokenProblemKind.Empty)]
    [InlineData("", JoinTokenProblemKind.Empty)]
    [InlineData(" \r\n\t", JoinTokenProblemKind.Empty)]
    [InlineData("hello", JoinTokenProblemKind.NotAToken)]
    [InlineData("eyJhbGciOiJFZERTQSJ9.e30.c2ln", JoinTokenProblemKind.NotAToken)]
    [InlineData("TMB1.a.b.c", JoinTokenProblemKind.NotAToken)]
    [InlineData("tmb", JoinTokenProblemKind.NotAToken)]
    [InlineData("tmb.a.b.c", JoinTokenProblemKind.NotAToken)]
    [InlineData("tmbx.a.b.c", JoinTokenProblemKind.NotAToken)]
    [InlineData("'tmb1.a.b.c'", JoinTokenProblemKind.NotAToken)]
    [InlineData("tmb2.a.b.c", JoinTokenProblemKind.UnsupportedVersion)]
    [InlineData("tmb10.a.b.c.d", JoinTokenProblemKind.UnsupportedVersion)]
    [InlineData("tmb1", JoinTokenProblemKind.WrongPartCount)]
    [InlineData("tmb1.", JoinTokenProblemKind.WrongPartCount)]
    [InlineData("tmb1.a.b", JoinTokenProblemKind.WrongPartCount)]
    [InlineData("tmb1.a.b.c.d", JoinTokenProblemKind.WrongPartCount)]
    [InlineData("tmb1.a.\nb.c", JoinTokenProblemKind.Broken)]
    [InlineData("tmb1.a b.c", JoinTokenProblemKind.Broken)]
    [InlineData("tmb1.a.b.c", JoinTokenProblemKind.Damaged)]
    [InlineData("tmb1...", JoinTokenProblemKind.Damaged)]
    public void TryParse_NotAToken_NamesTheProblem(string? text, JoinTokenProblemKind expected) => AssertProblem(text, expected);

    [Fact]
    public void TryParse_TooLong_IsRefusedBeforeAnythingElse() => AssertProblem("tmb1." + new string('a', 20_000), JoinTokenProblemKind.TooLong);

    [Fact]
    public void TryParse_CutAnywhere_IsRefused()
    {
        for (var length = 0; length < KnownToken.Length; length++)
        {
            Assert.False(JoinToken.TryParse(KnownToken[..length], out _, out var problem), $"Accepted {length} characters.");
            var expected = length switch
            {
                0 => JoinTokenProblemKind.Empty,
                < 4 => JoinTokenProblemKind.NotAToken,
                _ when KnownToken[..length].Count(character => character == '.') < 3 => JoinTokenProblemKind.WrongPartCount,
                _ => JoinTokenProblemKind.Damaged,
            };
            Assert.Equal(expected, problem.Kind);
        }
    }

    [Fact]
    public void TryParse_AnyCharacterChanged_IsRefused()
    {
        foreach (var flipped in Flip.EachByte(Encoding.ASCII.GetBytes(KnownToken)))
        {
            Assert.False(JoinToken.TryParse(Encoding.Latin1.GetString(flipped), out _, out _), "Accepted a changed token.");
        }
    }

    [Theory]
    [InlineData("not json", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("null", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("[]", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("{}", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("""{"primary":"p","url":"https://h"}""", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("""{"primary":null,"url":"https://h","key":"KEY"}""", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("""{"primary":"","url":"https://h","key":"KEY"}""", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("""{"primary":"p","url":"https://h","key":"short"}""", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("""{"primary":"p","primary":"q","url":"https://h","key":"KEY"}""", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("""{"primary":"p","url":"https://h","key":"KEY","proof":"AA"}""", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("""{"primary":"p","url":"https://h","key":"KEY","proof":1}""", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("""{"primary":"p","url":"https://h","key":"KEY","pins":["AA=="]}""", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("""{"primary":"p","url":"https://h","key":"KEY","pins":[null]}""", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("""{"primary":"p\ud800","url":"https://h","key":"KEY"}""", JoinTokenProblemKind.BadPublicPart)]
    [InlineData("""{"primary":"p","url":"","key":"KEY"}""", JoinTokenProblemKind.BadUrl)]
    [InlineData("""{"primary":"p","url":"hub","key":"KEY"}""", JoinTokenProblemKind.BadUrl)]
    [InlineData("""{"primary":"p","url":"/k10","key":"KEY"}""", JoinTokenProblemKind.BadUrl)]
    [InlineData("""{"primary":"p","url":"ftp://hub","key":"KEY"}""", JoinTokenProblemKind.BadUrl)]
    [InlineData("""{"primary":"p","url":"https://user:pw@hub","key":"KEY"}""", JoinTokenProblemKind.BadUrl)]
    [InlineData("""{"primary":"p","url":"https://hub?x=1","key":"KEY"}""", JoinTokenProblemKind.BadUrl)]
    [InlineData("""{"primary":"p","url":"https://hub#x","key":"KEY"}""", JoinTokenProblemKind.BadUrl)]
    [InlineData("""{"primary":"p","url":"https://","key":"KEY"}""", JoinTokenProblemKind.BadUrl)]
    public void TryParse_BadPublicPart_NamesTheProblem(string json, JoinTokenProblemKind expected) =>
        AssertProblem(Compose(BinaryText.Encode(Encoding.UTF8.GetBytes(json.Replace("KEY", KnownKey.Thumbprint, StringComparison.Ordinal))), KnownKey.Scalar), expected);

    [Fact]
    public void TryParse_PublicPartNotBase64OrNotUtf8_NamesTheProblem()
    {
        AssertProblem(Compose("e30=", KnownKey.Scalar), JoinTokenProblemKind.BadPublicPart);
        AssertProblem(Compose(BinaryText.Encode([.. "{\"primary\":\""u8, 0xFF, .. "\"}"u8]), KnownKey.Scalar), JoinTokenProblemKind.BadPublicPart);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("__________________________________________8")]
    [InlineData("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9A")]
    [InlineData("jpsQnnGQmL+YBIffH1136cspYG6+0iY7X1fCE9+E9LI")]
    public void TryParse_BadScalar_NamesTheProblem(string scalar) =>
        AssertProblem(Compose(KnownToken.Split('.')[1], scalar), JoinTokenProblemKind.BadSecret);

    [Fact]
    public void TryParse_AnyText_DoesNotThrow()
    {
        Prop.ForAll<string>(DoesNotThrow).Hold();
        Prop.ForAll<string>(text => DoesNotThrow("tmb1." + text)).Hold();
        Prop.ForAll<byte[], byte[]>((json, secret) => DoesNotThrow(Compose(BinaryText.Encode(json), BinaryText.Encode(secret)))).Hold();
        Prop.ForAll<string>(text => DoesNotThrow(Compose(BinaryText.Encode(Encoding.UTF8.GetBytes($$"""{"primary":"{{text}}","url":"{{text}}","key":"{{text}}"}""")), KnownKey.Scalar)))
            .Hold();
    }

    [Fact]
    public void ToString_TokenProblemAndKey_HoldNothingOfTheSecret()
    {
        using var token = Parse(KnownToken);
        Assert.DoesNotContain("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAc", token.ToString(), StringComparison.Ordinal);
        Assert.Contains(token.Id, token.ToString(), StringComparison.Ordinal);

        Assert.False(JoinToken.TryParse(KnownToken[..^1], out _, out var problem));
        Assert.DoesNotContain(KnownToken[10..30], problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hub.example.org")]
    [InlineData("ssh://hub")]
    public void Create_UnusableUrl_Throws(string url)
    {
        using var primary = SigningKey.Create();
        Assert.Throws<ArgumentException>(() => JoinToken.Create("hub", url, primary));
    }

    private static JoinToken Parse(string text) => JoinToken.TryParse(text, out var token, out var problem) ? token : throw new InvalidOperationException(problem.Message);

    private static string Compose(string publicPart, string secret)
    {
        var head = $"tmb1.{publicPart}.{secret}";
        return $"{head}.{JoinToken.Checksum(head)}";
    }

    private static void AssertProblem(string? text, JoinTokenProblemKind expected)
    {
        Assert.False(JoinToken.TryParse(text, out var token, out var problem));
        Assert.Null(token);
        Assert.Equal(expected, problem.Kind);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        Assert.Contains(';', problem.Message);
    }

    private static bool DoesNotThrow(string? text)
    {
        var isToken = JoinToken.TryParse(text, out var token, out var problem);
        token?.Dispose();
        return isToken == problem is null;
    }
}
