using Tombolo.Protocol.Tunnel;

namespace Tombolo.Protocol.Tests.Tunnel;

public sealed class TunnelHeadersTests
{
    [Theory]
    [InlineData("Accept", "application/json", true)]
    [InlineData("content-type", "application/apply-patch+yaml", true)]
    [InlineData("Accept", "application/json\r\nImpersonate-User: root", false)]
    [InlineData("Authorization", "Bearer x", false)]
    [InlineData("Impersonate-User", "root", false)]
    [InlineData("Impersonate-Group", "system:masters", false)]
    [InlineData("impersonate-extra-scopes", "x", false)]
    [InlineData("X-Remote-User", "root", false)]
    [InlineData("X-Remote-Group", "system:masters", false)]
    [InlineData("X-Forwarded-For", "127.0.0.1", false)]
    [InlineData("Forwarded", "for=127.0.0.1", false)]
    [InlineData("Cookie", "a=b", false)]
    [InlineData("Connection", "Upgrade", false)]
    [InlineData("Upgrade", "SPDY/3.1", false)]
    [InlineData("Transfer-Encoding", "chunked", false)]
    [InlineData("Content-Length", "3", false)]
    [InlineData("Host", "elsewhere", false)]
    [InlineData("Te", "trailers", false)]
    [InlineData("Expect", "100-continue", false)]
    [InlineData("Proxy-Authorization", "Basic x", false)]
    public void Request_Header_CrossesOrNot(string name, string value, bool crosses) => Assert.Equal(crosses, TunnelHeaders.IsOfRequest(new TunnelHeader(name, value)));

    [Theory]
    [InlineData("Content-Type", "application/json", true)]
    [InlineData("Warning", "299 - \"deprecated\"", true)]
    [InlineData("Content-Type", "text/html\r\nSet-Cookie: a=b", false)]
    [InlineData("Set-Cookie", "a=b", false)]
    [InlineData("Location", "https://evil.example", false)]
    [InlineData("Refresh", "0;url=https://evil.example", false)]
    [InlineData("Content-Security-Policy", "default-src *", false)]
    [InlineData("Access-Control-Allow-Origin", "*", false)]
    [InlineData("Clear-Site-Data", "\"*\"", false)]
    [InlineData("Strict-Transport-Security", "max-age=0", false)]
    [InlineData("Service-Worker-Allowed", "/", false)]
    [InlineData("Link", "</x.css>; rel=preload", false)]
    [InlineData("Www-Authenticate", "Basic", false)]
    [InlineData("Content-Disposition", "inline", false)]
    [InlineData("Alt-Svc", "h2=\"evil.example:443\"", false)]
    [InlineData("Transfer-Encoding", "chunked", false)]
    [InlineData("Connection", "Upgrade", false)]
    public void Response_Header_CrossesOrNot(string name, string value, bool crosses) => Assert.Equal(crosses, TunnelHeaders.IsOfResponse(new TunnelHeader(name, value)));
}
