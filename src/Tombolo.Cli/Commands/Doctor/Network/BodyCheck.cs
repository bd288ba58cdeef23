namespace Tombolo.Cli.Commands.Doctor.Network;

/// <summary>Judges whether the way lets large requests through: a member's first report and its list of copies grow with what it holds.</summary>
internal static class BodyCheck
{
    public const int Bytes = 300_000;

    private const string Repair = "raise the limit of the ingress to 4 MB or more (nginx: proxy-body-size)";

    public static Finding Judge(Exchange exchange) => exchange switch
    {
        { Answer: null } => Finding.Fail(CheckNames.Body, $"a request of {Bytes / 1000} kB gets no answer: {exchange.Cause}", Repair),
        { Answer.StatusCode: 200 } when exchange.Text == $"{Bytes}" => Finding.Ok(CheckNames.Body, $"a request of {Bytes / 1000} kB passes"),
        { Answer.StatusCode: 413 } => Finding.Fail(CheckNames.Body, $"a request of {Bytes / 1000} kB is refused as too large", Repair),
        { Answer.StatusCode: 404 or 405 } => Finding.Skip(CheckNames.Body, "the primary offers no probe"),
        { Answer.StatusCode: 429 } => Finding.Skip(CheckNames.Body, "the primary is probed by others; try again in a minute"),
        _ => Finding.Warn(CheckNames.Body, $"a request of {Bytes / 1000} kB is answered with HTTP {exchange.Answer?.StatusCode}", "see what stands between this machine and the primary"),
    };
}
