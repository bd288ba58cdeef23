namespace Tombolo.Protocol.Messages;

/// <summary>Headers of a member's frames.</summary>
public static class ProtocolHeaders
{
    public const string Session = "Tombolo-Session";

    /// <summary>Decimal.</summary>
    public const string Sequence = "Tombolo-Sequence";

    /// <summary>Base64url.</summary>
    public const string Tag = "Tombolo-Tag";

    /// <summary><c>true</c> when the body is a sealed payload; absent otherwise.</summary>
    public const string Sealed = "Tombolo-Sealed";
}
