using Tombolo.Api.Core;
using Tombolo.Api.Names;
using Tombolo.Api.States;
using Tombolo.Cli.Commands.Doctor.Installation;
using Tombolo.Protocol.Tokens;

namespace Tombolo.Cli.Commands.Doctor.Target;

/// <summary>Judges the token of a join: the one that was given, else the one that waits in <c>mc-join</c>.</summary>
internal static class TokenCheck
{
    /// <summary>What the given token says openly, null when none was given or it is none; never the token itself.</summary>
    public static (TokenPublicPart? Given, Finding Finding) Judge(DoctorOptions options, ClusterReading? reading)
    {
        if (options.Join is { } join)
        {
            var (token, finding) = Read(join.Token, join.Labels.Token);
            return (token, token is not null && IsUsed(join.Token, reading) ? Used(join.Labels.Token) : finding);
        }

        // A member needs its token no more.
        return reading is { ClusterInfo: null, JoinSecret: { } waiting, JoinConfig: not null }
            ? (null, ReadWaiting(waiting, reading))
            : (null, Finding.Skip(CheckNames.Token, "none was given"));
    }

    private static Finding ReadWaiting(Secret waiting, ClusterReading reading)
    {
        var place = $"Secret {WellKnownNames.JoinSecret}, key {JoinTokenKeys.Token}";
        return reading.JoinState == JoinStates.Disconnected ? Used(place) : Read(waiting.Text(JoinTokenKeys.Token), place).Finding;
    }

    private static (TokenPublicPart? Token, Finding Finding) Read(string? text, string place)
    {
        if (!JoinToken.TryParse(text, out var token, out var problem))
        {
            return (null, Finding.Fail(CheckNames.Token, $"{place} is not usable", problem.Message));
        }

        using (token)
        {
            var pins = token.Public.Pins is { Count: > 0 } list ? $"pins {list.Count} key{(list.Count == 1 ? "" : "s")}" : "pins no key";
            return (token.Public, Finding.Ok(CheckNames.Token, $"for primary '{token.Public.Primary}' at {token.Public.Url}, {pins}"));
        }
    }

    // A token that was used for a membership never starts another one (contract section 2.3).
    private static bool IsUsed(string text, ClusterReading? reading) =>
        reading is { ClusterInfo: null, JoinState: JoinStates.Disconnected } && reading.JoinSecret?.Text(JoinTokenKeys.Token)?.Trim() == text.Trim();

    private static Finding Used(string place) =>
        Finding.Fail(CheckNames.Token, $"{place} was used for a membership that has ended", "make a new token on the primary: tombolo join-token create NAME");
}
