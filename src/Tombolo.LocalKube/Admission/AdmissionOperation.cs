namespace Tombolo.LocalKube.Admission;

/// <summary>What happens to an object.</summary>
internal enum AdmissionOperation
{
    Create,

    /// <summary>Any change of the whole object: update, patch, apply.</summary>
    Update,

    Delete,
}
