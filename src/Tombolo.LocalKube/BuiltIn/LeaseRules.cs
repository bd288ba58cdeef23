using System.Text.Json.Nodes;
using Tombolo.LocalKube.Http;
using Tombolo.LocalKube.Schemas;
using Tombolo.LocalKube.Values;

namespace Tombolo.LocalKube.BuiltIn;

/// <summary>Leases.</summary>
internal static class LeaseRules
{
    public static void Validate(JsonObject lease, ICollection<StatusCause> causes)
    {
        var spec = lease["spec"] as JsonObject;
        if (JsonValues.TryInteger(spec?["leaseDurationSeconds"], out var seconds) && seconds <= 0)
        {
            causes.Add(FieldErrors.Invalid("spec.leaseDurationSeconds", spec!["leaseDurationSeconds"], "must be greater than 0"));
        }

        if (JsonValues.TryInteger(spec?["leaseTransitions"], out var transitions) && transitions < 0)
        {
            causes.Add(FieldErrors.Invalid("spec.leaseTransitions", spec!["leaseTransitions"], "must be greater than or equal to 0"));
        }
    }
}
