using Tombolo.Protocol.Keys;

namespace Tombolo.Protocol.Tests.Keys;

public class JwkThumbprintTests
{
    [Fact]
    public void OfCanonicalJson_ExampleOfRfc7638Section31_GivesItsThumbprint() =>
        Assert.Equal(
            "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
            JwkThumbprint.OfCanonicalJson("""{"e":"AQAB","kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}"""));

    [Fact]
    public void Thumbprint_KeyOfRfc7515AppendixA3_IsTheOneComputedElsewhere()
    {
        using var key = KnownKey.Import();
        Assert.Equal(KnownKey.Thumbprint, key.PublicKey.Thumbprint);
    }
}
