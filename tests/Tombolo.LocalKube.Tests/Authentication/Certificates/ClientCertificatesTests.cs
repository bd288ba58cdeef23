using Tombolo.LocalKube.Authentication.Certificates;
using Tombolo.LocalKube.Certificates;
using Tombolo.Testing.Time;

namespace Tombolo.LocalKube.Tests.Authentication.Certificates;

public sealed class ClientCertificatesTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly CertificateAuthority _authority;
    private readonly ClientCertificates _certificates;

    public ClientCertificatesTests()
    {
        _authority = new CertificateAuthority("authority", _time, TimeSpan.FromDays(10));
        _certificates = new ClientCertificates(_authority.Certificate, _time);
    }

    [Fact]
    public void Authenticate_OfTheAuthority_HasNameAndGroups()
    {
        using var certificate = _authority.IssueClient("jane", "dev", "ops");

        var user = _certificates.Authenticate(certificate)!;

        Assert.Equal("jane", user.Name);
        Assert.Equal(["dev", "ops", "system:authenticated"], user.Groups.Order(StringComparer.Ordinal));
        Assert.Same(user, _certificates.Authenticate(certificate));
    }

    [Fact]
    public void Authenticate_OfAnotherAuthority_IsNobody()
    {
        using var other = new CertificateAuthority("authority", _time);
        using var certificate = other.IssueClient("jane");

        Assert.Null(_certificates.Authenticate(certificate));
    }

    [Fact]
    public void Authenticate_ForServers_IsNobody()
    {
        using var certificate = _authority.IssueServer("localhost");

        Assert.Null(_certificates.Authenticate(certificate));
    }

    [Fact]
    public void Authenticate_AfterItsTime_IsNobody()
    {
        using var certificate = _authority.IssueClient("jane");
        Assert.NotNull(_certificates.Authenticate(certificate));

        _time.Advance(TimeSpan.FromDays(11));

        Assert.Null(_certificates.Authenticate(certificate));
    }

    public void Dispose() => _authority.Dispose();
}
