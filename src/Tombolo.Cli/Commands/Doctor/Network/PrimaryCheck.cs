using Tombolo.Cli.Commands.Doctor.Target;
using Tombolo.Protocol.Handshake;
using Tombolo.Protocol.Messages;

namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Judges whether a primary answers at the address, and whether it is the one that was meant.</summary>
internal static class PrimaryCheck
{
    private const string Ingress = "see that the ingress leads to the primary's server with its path, and that nothing in between asks for a sign-in or rewrites answers";

    /// <param name="challenge">The answer to a request for a challenge.</param>
    /// <param name="key">Thumbprint under which the primary refuses; null when it did not say.</param>
    public static Finding Judge(PrimaryTarget target, Hop hop, Exchange challenge, string? key)
    {
        if (challenge.Answer is not { } answer)
        {
            return Finding.Fail(CheckNames.Primary, $"{target.Url} gives no answer: {challenge.Cause}", RepairOf(challenge.Failure, hop));
        }

        if (target.PrimaryKey is { } expected && key is not null && key != expected)
        {
            return Finding.Fail(
                CheckNames.Primary,
                $"the primary at {target.Url} has key {key}, but {target.Source} is about the one with key {expected}",
                "give the address of the right primary; if it lost its identity, make a new token there");
        }

        if (PrimaryInquiry.ReadChallenge(answer) is { } asked)
        {
            return ProtocolVersions.Supported.Contains(asked.Version)
                ? Finding.Ok(CheckNames.Primary, $"a primary answers, version {asked.Version} of the protocol{(key is null || target.PrimaryKey is null ? "" : ", with the key that was expected")}")
                : Finding.Fail(CheckNames.Primary, $"the primary speaks version {asked.Version} of the protocol, which this release does not", "upgrade Tombolo on this cluster");
        }

        return PrimaryInquiry.ReadRefusal(answer) is { } refusal
            ? Finding.Fail(CheckNames.Primary, $"the primary refuses: {refusal}", "upgrade the older side")
            : answer.StatusCode is 502 or 503 or 504
                ? Finding.Fail(CheckNames.Primary, $"{target.Url} answers HTTP {answer.StatusCode}: {challenge.Text}", "see on the primary that its server runs and that it is promoted: tombolo status")
                : Finding.Fail(
                    CheckNames.Primary,
                    $"{target.Url} answers HTTP {answer.StatusCode} ({answer.ContentType ?? "no content type"}), which is no answer of a Tombolo primary",
                    Ingress);
    }

    private static string RepairOf(Exception? failure, Hop hop) => failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => $"let {hop.Name} pass connections to the primary, or exclude the primary with NO_PROXY",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "repair what the tls check says",
        TimeoutException => "see that the ingress passes requests on, and what its server is doing",
        InvalidDataException => Ingress,
        _ => "see that the ingress is up and lets requests through",
    };
}
