using System.Text;
using Tombolo.Protocol.Jwt;

namespace Tombolo.Protocol.Tests.Jwt;

/// <summary>The examples of RFC 7515 appendix A and RFC 7638 section 3.1, with a kid added to the key, and to the header where the signature allows it.</summary>
public sealed class RfcVectorTests
{
    private const string Payload = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    private const string RsaKey = """
        {"kty":"RSA","kid":"a","e":"AQAB","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"}
        """;

    private const string RsaSignature = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

    private const string CurveKey = """
        {"kty":"EC","kid":"a","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}
        """;

    private const string CurveSignature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    [Theory]
    [InlineData("eyJhbGciOiJSUzI1NiJ9", RsaSignature, RsaKey)]
    [InlineData("eyJhbGciOiJFUzI1NiJ9", CurveSignature, CurveKey)]
    public void Rfc7515_SignatureOfAppendixA_IsThatOfTheKey(string header, string signature, string key)
    {
        // The examples name no key, which alone is refused: the key itself is asked.
        Assert.True(JsonWebToken.TryRead($"{header}.{Payload}.{signature}", out var token, out _));
        var known = Assert.Single(Read(key));
        Assert.Equal(JwtFault.UnknownKey, JwtVerifier.CheckSignature(token, [known])?.Fault);
        Assert.True(known.Fits(token.Algorithm));
        Assert.True(known.Verify(token.Algorithm, token.Signed.Span, token.Signature.Span));
        var changed = token.Signature.ToArray();
        changed[^1] ^= 1;
        Assert.False(known.Verify(token.Algorithm, token.Signed.Span, changed));
        Assert.Equal("joe", token.Issuer);
    }

    [Fact]
    public void Rfc7515_SymmetricExampleOfAppendixA1_IsNotAccepted()
    {
        var text = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." + Payload + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        Assert.False(JsonWebToken.TryRead(text, out _, out var problem));
        Assert.Equal(JwtFault.AlgorithmNotAllowed, problem.Fault);
    }

    [Fact]
    public void Rfc7519_UnsecuredExampleOfSection61_IsNotAccepted()
    {
        Assert.False(JsonWebToken.TryRead($"eyJhbGciOiJub25lIn0.{Payload}.", out _, out var problem));
        Assert.Equal(JwtFault.AlgorithmNotAllowed, problem.Fault);
    }

    [Fact]
    public void Rfc7638_KeyOfSection31_HasThatThumbprint()
    {
        const string Key = """
            {"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}
            """;
        Assert.Equal("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", Assert.Single(Read(Key)).Thumbprint);
    }

    private static IReadOnlyList<JsonWebKey> Read(string key)
    {
        var problems = new List<string>();
        var keys = JsonWebKeySet.Read(Encoding.UTF8.GetBytes($$"""{"keys":[{{key}}]}"""), problems);
        Assert.Empty(problems);
        return keys;
    }
}
