using Tombolo.Cli.Commands.Doctor.Target;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Judges the address of the primary: plain http is accepted only where it was asked for (contract section 1.6).</summary>
internal static class UrlCheck
{
    public static Finding Judge(PrimaryTarget target) => target switch
    {
        { Url.IsInsecure: false } => Finding.Ok(CheckNames.Url, $"{target.Url} from {target.Source}"),
        { AllowsInsecure: true } => Finding.Warn(
            CheckNames.Url, $"{target.Url} from {target.Source} is plain http: what is not secret can be read on the way", "give the primary an https ingress"),
        _ => Finding.Fail(
            CheckNames.Url,
            $"{target.Url} from {target.Source} is plain http, which a join refuses",
            "give the primary an https ingress, or allow it with --allow-insecure-primary-ingress (allow-insecure-primary-ingress: \"true\" in mc-join-config)"),
    };
}
