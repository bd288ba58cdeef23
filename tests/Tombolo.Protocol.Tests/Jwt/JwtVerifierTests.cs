using System.Text;
using Tombolo.Protocol.Jwt;
using Tombolo.Testing.Jwt;

namespace Tombolo.Protocol.Tests.Jwt;

public sealed class JwtVerifierTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private readonly TokenForge _forge = new();

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [InlineData("PS384")]
    [InlineData("PS512")]
    [InlineData("ES256")]
    [InlineData("ES384")]
    [InlineData("ES512")]
    public void Check_EveryAcceptedAlgorithm_HoldsForItsKeyAlone(string algorithm)
    {
        using var issuer = new TokenForge(algorithm);
        using var other = new TokenForge(algorithm);
        var text = issuer.Sign(Claims());
        Assert.Null(Check(text, Keys(issuer)));
        Assert.Equal(JwtFault.BadSignature, Check(text, Keys(other)));
        Assert.Null(Check(text, [.. Keys(other), .. Keys(issuer)]));
    }

    [Theory]
    [InlineData("""{"alg":"none"}""", JwtFault.AlgorithmNotAllowed)]
    [InlineData("""{"alg":"NONE","kid":"key-1"}""", JwtFault.AlgorithmNotAllowed)]
    [InlineData("""{"alg":"es256","kid":"key-1"}""", JwtFault.AlgorithmNotAllowed)]
    [InlineData("""{"alg":"ES256K","kid":"key-1"}""", JwtFault.AlgorithmNotAllowed)]
    [InlineData("""{"alg":"EdDSA","kid":"key-1"}""", JwtFault.AlgorithmNotAllowed)]
    [InlineData("""{"kid":"key-1"}""", JwtFault.Malformed)]
    [InlineData("""{"alg":"ES256","kid":"key-1","crit":["exp"],"exp":1}""", JwtFault.Malformed)]
    [InlineData("""{"alg":"ES256","kid":"key-1","typ":"at+jwt"}""", JwtFault.Malformed)]
    [InlineData("""{"alg":"ES256","alg":"none","kid":"key-1"}""", JwtFault.DuplicateClaim)]
    [InlineData("""{"alg":"ES256"}""", JwtFault.UnknownKey)]
    [InlineData("""{"alg":"ES256","kid":"key-2"}""", JwtFault.UnknownKey)]
    [InlineData("""{"alg":"RS256","kid":"key-1"}""", JwtFault.KeyMismatch)]
    [InlineData("""{"alg":"ES384","kid":"key-1"}""", JwtFault.KeyMismatch)]
    [InlineData("""["ES256"]""", JwtFault.Malformed)]
    public void Check_HeaderThatIsNotAccepted_IsRefusedForThat(string header, JwtFault fault) => Assert.Equal(fault, Check(_forge.Sign(Claims(), header), Keys(_forge)));

    [Fact]
    public void Check_HmacWithThePublicKey_IsNotAccepted() => Assert.Equal(JwtFault.AlgorithmNotAllowed, Check(_forge.SignWithPublicKey(Claims()), Keys(_forge)));

    [Theory]
    [InlineData("\"aud\":\"other\"", JwtFault.WrongAudience)]
    [InlineData("\"aud\":[\"other\",7]", JwtFault.WrongAudience)]
    [InlineData("\"aud\":{\"us\":1}", JwtFault.WrongAudience)]
    [InlineData("\"exp\":1799999940", JwtFault.Expired)]
    [InlineData("\"exp\":\"1800000300\"", JwtFault.LifetimeTooLong)]
    [InlineData("\"exp\":1e300", JwtFault.LifetimeTooLong)]
    [InlineData("\"exp\":1800000600", JwtFault.LifetimeTooLong)]
    [InlineData("\"nbf\":1800000061", JwtFault.NotYetValid)]
    [InlineData("\"nbf\":\"now\"", JwtFault.Malformed)]
    [InlineData("\"iat\":1800000061", JwtFault.NotYetValid)]
    [InlineData("\"iat\":null", JwtFault.LifetimeTooLong)]
    [InlineData("\"aud\":[\"a\",\"us\"]", null)]
    [InlineData("\"nbf\":1800000060", null)]
    [InlineData("\"exp\":1799999941", null)]
    public void Check_ClaimThatIsNotAccepted_IsRefusedForThat(string claim, JwtFault? fault) => Assert.Equal(fault, Check(_forge.Sign(Claims(claim)), Keys(_forge)));

    [Theory]
    [InlineData("""{"aud":"us","aud":"other"}""")]
    [InlineData("""{"aud":"us","kubernetes.io":{"namespace":"a","namespace":"b"}}""")]
    public void Check_NameTwice_IsRefusedForThat(string claims) => Assert.Equal(JwtFault.DuplicateClaim, Check(_forge.Sign(claims), Keys(_forge)));

    [Fact]
    public void Check_TooLong_IsRefusedBeforeItIsRead() =>
        Assert.Equal(JwtFault.Oversized, Check(_forge.Sign(Claims($"\"more\":\"{new string('x', JsonWebToken.MaxCharacters)}\"")), Keys(_forge)));

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("..")]
    [InlineData("e30=.e30=.e30=")]
    [InlineData("e30.e30.e31")]
    public void Check_NoToken_IsMalformed(string text) => Assert.Equal(JwtFault.Malformed, Check(text, Keys(_forge)));

    [Fact]
    public void Check_AnyCharacterChanged_IsRefused()
    {
        var text = _forge.Sign(Claims());
        for (var i = 0; i < text.Length; i++)
        {
            var changed = string.Concat(text.AsSpan(0, i), text[i] == 'A' ? "B" : "A", text.AsSpan(i + 1));
            Assert.NotNull(Check(changed, Keys(_forge)));
        }
    }

    [Theory]
    [InlineData("""{"kty":"oct","kid":"a","k":"AAAA"}""", "symmetric")]
    [InlineData("""{"kty":"EC","kid":"a","crv":"P-256","x":"AAAA","y":"AAAA"}""", "lacks x and y")]
    [InlineData("""{"kty":"EC","kid":"a","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"}""", "no valid key")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"}""", "has no kid")]
    [InlineData("""{"kty":"EC","kid":"a","d":"AAAA"}""", "holds a private key")]
    [InlineData("""{"kty":"RSA","kid":"a","n":"AAAA","e":"AQAB"}""", "no RSA key of 2048")]
    [InlineData("""{"kty":"RSA","kid":"a","use":"enc","n":"AAAA","e":"AQAB"}""", "no RSA or EC key")]
    [InlineData("""{"kty":"OKP","kid":"a","crv":"Ed25519","x":"AAAA"}""", "no RSA or EC key")]
    [InlineData("7", "is no object")]
    public void Read_KeyThatCannotBeUsed_SaysWhy(string key, string problem)
    {
        var problems = new List<string>();
        Assert.Empty(JsonWebKeySet.Read(Encoding.UTF8.GetBytes($$"""{"keys":[{{key}}]}"""), problems));
        Assert.Contains(problem, Assert.Single(problems), StringComparison.Ordinal);
    }

    public void Dispose() => _forge.Dispose();

    private static JwtFault? Check(string text, IReadOnlyList<JsonWebKey> keys) =>
        !JsonWebToken.TryRead(text, out var token, out var problem)
            ? problem.Fault
            : (JwtVerifier.CheckSignature(token, keys) ?? JwtVerifier.CheckClaims(token, ["us"], Now))?.Fault;

    private static IReadOnlyList<JsonWebKey> Keys(TokenForge forge) => JsonWebKeySet.Read(forge.KeySet, new List<string>());

    /// <summary>Good claims, one of them replaced or added.</summary>
    private static string Claims(string? changed = null)
    {
        var claims = new Dictionary<string, string>(StringComparer.Ordinal) { ["iss"] = "\"i\"", ["aud"] = "\"us\"", ["iat"] = "1799999900", ["exp"] = "1800000300" };
        if (changed is not null)
        {
            var colon = changed.IndexOf(':');
            claims[changed[1..(colon - 1)]] = changed[(colon + 1)..];
        }

        return $"{{{string.Join(',', claims.Select(claim => $"\"{claim.Key}\":{claim.Value}"))}}}";
    }
}
