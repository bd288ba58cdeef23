namespace Tombolo.Protocol.Messages;

/// <summary>Why a signed message was not believed.</summary>
public enum MessageProblem
{
    /// <summary>Too large, not the JSON of the message, a field missing, twice or of the wrong form.</summary>
    Malformed,

    /// <summary>A signature is missing or is not the right key's over these bytes for this purpose.</summary>
    WrongSignature,
}
