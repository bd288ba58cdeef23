namespace Tombolo.Protocol.Payloads;

/// <summary>What a hub may ask. Others are answered <see cref="AnswerReasons.Unsupported"/>.</summary>
public static class AskVerbs
{
    /// <summary>End the membership; the content is a signed <see cref="Messages.Tombstone"/>, so that leaving survives a restart half-way.</summary>
    public const string Leave = "leave";

    /// <summary>Who may do something here; the content is a <see cref="Grants.WhoCanQuestion"/>, that of the answer a <see cref="Grants.WhoCanAnswer"/>.</summary>
    public const string WhoCan = "who-can";

    /// <summary>Dial for a tunnel; the content is a <see cref="Tunnel.TunnelRequest"/>. Answered when the WebSocket is open, or with why it cannot be.</summary>
    public const string Tunnel = "tunnel";

    /// <summary>What would happen to objects here; the content is a <see cref="Plans.PlanQuestion"/>, that of the answer a <see cref="Plans.PlanAnswer"/>.</summary>
    public const string Plan = "plan";

    /// <summary>Questions that may hold credentials travel sealed, as items do.</summary>
    public static bool IsSealed(string verb) => verb == Plan;
}
