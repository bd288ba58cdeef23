using Tombolo.Api.Manifests;
using Tombolo.Cli.Commands.Doctor;
using Tombolo.Cli.Commands.Doctor.Rights;

namespace Tombolo.Cli.Tests.Commands.Doctor.Rights;

public sealed class RightsTests
{
    private static readonly ManifestOptions Manifest = new() { Namespace = "backup", Release = "kasten" };

    [Fact]
    public void ServerRights_OfAMember_AreThoseOfTheManifests()
    {
        var rights = ServerRights.List(Manifest, isPrimary: false);
        Assert.Contains(new Access("patch", "backup", "", "secrets"), rights);
        Assert.Contains(new Access("update", "", "dist.kio.kasten.io", "clusters/status"), rights);
        Assert.Contains(new Access("bind", "", "rbac.authorization.k8s.io", "clusterroles", "kasten-admin"), rights);
        Assert.DoesNotContain(rights, right => right.Namespace == "kasten-io-mc");
        Assert.DoesNotContain(rights, right => right.Verb is "escalate" or "*" || right.Resource == "*");
    }

    [Fact]
    public void ServerRights_OfAPrimary_IncludeItsNamespace() =>
        Assert.Contains(new Access("update", "kasten-io-mc", "", "secrets"), ServerRights.List(Manifest, isPrimary: true));

    [Fact]
    public void Attributes_OfASubresource_AreSplit()
    {
        var attributes = new Access("get", "", "dist.kio.kasten.io", "clusters/status").ToAttributes();
        Assert.Equal(("clusters", "status"), ((string?)attributes["resource"], (string?)attributes["subresource"]));
    }

    [Fact]
    public void Server_RightsMissing_AreGroupedByObject()
    {
        var review = new AccessReview(
            10,
            [
                new Access("create", "kasten-io", "", "secrets"),
                new Access("patch", "kasten-io", "", "secrets"),
                new Access("bind", "", "rbac.authorization.k8s.io", "clusterroles", "tombolo-admin"),
            ],
            null);
        var finding = RightsCheck.Server(review, "kasten-io/tombolo");
        Assert.Equal(
            (FindingResult.Fail, "ServiceAccount kasten-io/tombolo may not create, patch secrets in kasten-io; bind clusterroles.rbac.authorization.k8s.io/tombolo-admin"),
            (finding.Result, finding.Seen));
    }

    [Fact]
    public void Server_ManyRightsMissing_AreCut()
    {
        var missing = Enumerable.Range(0, 9).Select(number => new Access("get", "", "", $"thing{number}")).ToList();
        Assert.EndsWith("get thing5; and 3 more", RightsCheck.Server(new AccessReview(9, missing, null), "a/b").Seen, StringComparison.Ordinal);
    }

    [Fact]
    public void Rights_NotAnswered_AreSkipped()
    {
        Assert.Equal(FindingResult.Skip, RightsCheck.Server(new AccessReview(3, [], "forbidden"), "a/b").Result);
        Assert.Equal(FindingResult.Skip, RightsCheck.Own(new AccessReview(3, [], "forbidden"), "me").Result);
    }
}
