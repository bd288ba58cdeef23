using Tombolo.Api.Validation;
using Tombolo.Cli.Commands.Doctor.Installation;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Cli.Commands.Doctor.Target;

/// <summary>Which primary is checked, and what is to be said about membership and token.</summary>
/// <param name="Target">Null when none is known, or its URL is not usable.</param>
/// <param name="Url">What is wrong with the URL; null when there is a target, or nothing names one.</param>
internal sealed record TargetChoice(PrimaryTarget? Target, Finding? Url, IReadOnlyList<Finding> Findings)
{
    public const string NoTarget = "no primary is known: give --token, --filename or --primary-ingress";

    /// <summary>A join that is asked for comes first, then the membership there is, then a join that is under way, then the primary that this cluster is.</summary>
    /// <param name="reading">Null when the API server does not answer.</param>
    public static TargetChoice Choose(DoctorOptions options, ClusterReading? reading)
    {
        var (given, token) = TokenCheck.Judge(options, reading);
        var findings = reading is null ? [token] : new[] { MembershipCheck.Judge(reading, given), token };
        var lead = Find(options, reading, given);
        if (lead?.Url is null)
        {
            return new TargetChoice(null, null, findings);
        }

        return IngressUrl.TryParse(lead.Url, out var url, out var fault)
            ? new TargetChoice(new PrimaryTarget(url, lead.Pins, lead.PrimaryKey, lead.AllowsInsecure, lead.Source), null, findings)
            : new TargetChoice(null, Finding.Fail(CheckNames.Url, $"the URL of the primary in {lead.Source} is not usable: {fault}", "correct it there, or give the right one with --primary-ingress"), findings);
    }

    private static Lead? Find(DoctorOptions options, ClusterReading? reading, TokenPublicPart? given)
    {
        if (options.Join is { } join)
        {
            _ = bool.TryParse(join.AllowInsecurePrimaryIngress, out var allowsInsecure);
            return given is null
                ? new Lead(join.PrimaryIngress, [], null, allowsInsecure, join.Labels.PrimaryIngress)
                : Lead.OfToken(given, join.PrimaryIngress, allowsInsecure, join.PrimaryIngress is null ? join.Labels.Token : join.Labels.PrimaryIngress);
        }

        var own = reading is null ? null : LeadOfCluster.Find(reading);
        return options.PrimaryIngress is { } url
            ? new Lead(url, own?.Pins ?? [], own?.PrimaryKey, options.AllowsInsecure || own?.AllowsInsecure == true, "--primary-ingress")
            : own is null ? null : own with { AllowsInsecure = own.AllowsInsecure || options.AllowsInsecure };
    }
}
