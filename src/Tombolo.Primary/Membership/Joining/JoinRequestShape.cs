using System.Diagnostics.CodeAnalysis;
using Tombolo.Api.Validation;
using Tombolo.Protocol.Messages;

namespace Tombolo.Primary.Membership.Joining;

/// <summary>
/// Checks the values that become part of objects. A member of ours never sends others, so that a fault is a broken or a foreign client and not
/// something a user wrote.
/// </summary>
internal static class JoinRequestShape
{
    private const int MaxIdLength = 64;

    /// <summary>The applicant, or a sentence that names every fault.</summary>
    public static bool TryRead(JoinRequest request, [NotNullWhen(true)] out JoinApplicant? applicant, out string problem)
    {
        var faults = new List<string>();
        AddIdFault("clusterUid", request.ClusterUid, faults);
        AddIdFault("incarnation", request.Incarnation, faults);
        AddLabelFault("k10Namespace", request.K10Namespace, faults);
        AddLabelFault("releaseName", request.ReleaseName, faults);
        IngressUrl? ingress = null;
        if (!string.IsNullOrEmpty(request.Ingress) && !IngressUrl.TryParse(request.Ingress, out ingress, out var fault))
        {
            faults.Add($"ingress: {fault}");
        }

        problem = faults.Count == 0 ? "" : $"The join request is not well-formed: {string.Join("; ", faults)}.";
        applicant = faults.Count == 0 ? JoinApplicant.Of(request, ingress?.Value) : null;
        return applicant is not null;
    }

    private static void AddIdFault(string field, string value, List<string> faults)
    {
        if (value.Length is 0 or > MaxIdLength || !value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            faults.Add($"{field} is not 1 to {MaxIdLength} letters, digits and '-'");
        }
    }

    private static void AddLabelFault(string field, string value, List<string> faults)
    {
        if (DnsNames.CheckLabel(value) is { } fault)
        {
            faults.Add($"{field} {fault}");
        }
    }
}
