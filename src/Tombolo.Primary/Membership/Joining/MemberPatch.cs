using System.Text;
using System.Text.Json.Nodes;
using Tombolo.Api.Clusters;
using Tombolo.Api.Names;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>What of an existing Cluster a join changes, as a merge patch (RFC 7396).</summary>
internal static class MemberPatch
{
    /// <summary>Null when the Cluster is already as the applicant says.</summary>
    public static byte[]? Create(Cluster existing, JoinApplicant applicant)
    {
        var annotations = new JsonObject();
        foreach (var (key, value) in MemberObjects.Identity(applicant))
        {
            if (existing.Annotation(key) != value)
            {
                annotations[key] = value;
            }
        }

        // A permission that was used is spent, and so is the farewell of an earlier membership.
        foreach (var key in (string[])[Annotations.AllowRekey, Annotations.Left])
        {
            if (existing.Annotation(key) is not null)
            {
                annotations[key] = null;
            }
        }

        var location = LocationChanges(existing.Spec?.Location ?? new K10Location(), applicant);
        if (annotations.Count == 0 && location.Count == 0)
        {
            return null;
        }

        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["uid"] = existing.Metadata.Uid, ["resourceVersion"] = existing.Metadata.ResourceVersion, ["annotations"] = annotations },
        };
        if (location.Count > 0)
        {
            patch["spec"] = new JsonObject { ["k10"] = location };
        }

        return Encoding.UTF8.GetBytes(patch.ToJsonString());
    }

    // A cluster that gives no ingress leaves the one that an administrator may have set.
    private static JsonObject LocationChanges(K10Location known, JoinApplicant applicant)
    {
        var changes = new JsonObject();
        if (known.Namespace != applicant.K10Namespace)
        {
            changes["namespace"] = applicant.K10Namespace;
        }

        if (known.ReleaseName != applicant.ReleaseName)
        {
            changes["releaseName"] = applicant.ReleaseName;
        }

        if (applicant.Ingress is { } ingress && known.Ingress?.Url != ingress)
        {
            changes["ingress"] = new JsonObject { ["url"] = ingress };
        }

        return changes;
    }
}
