namespace Tombolo.Protocol.Messages;

/// <summary>Why a primary refuses a join or a session.</summary>
/// <param name="Code">One word, as in a condition's reason.</param>
/// <param name="Permanent">Trying again does not help before an input has changed.</param>
/// <param name="Repair">A sentence: what to do.</param>
public sealed record RefusalReason(string Code, bool Permanent, string Repair)
{
    public override string ToString() => Code;
}
