namespace Tombolo.LocalKube.Protobuf;

/// <summary>How often a field of a message may be there.</summary>
internal enum FieldShape
{
    /// <summary>Once; writers send it even when it is empty, which then says nothing.</summary>
    Single,

    /// <summary>Once or not at all: what is sent counts, a zero too.</summary>
    Optional,

    List,

    /// <summary>Values by text.</summary>
    Map,
}
