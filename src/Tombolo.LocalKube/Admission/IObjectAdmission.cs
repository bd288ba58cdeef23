using Tombolo.LocalKube.Http;

namespace Tombolo.LocalKube.Admission;

/// <summary>
/// Judges writes. All are asked in turn: first every <see cref="Prepare"/>, then every <see cref="Validate"/>. System fields of metadata
/// (uid, resourceVersion, generation, times, managedFields) are the verbs' work, before and after.
/// </summary>
internal interface IObjectAdmission
{
    /// <summary>Prunes, defaults and normalises the new object in place. May end the request.</summary>
    /// <exception cref="StatusException">The write is refused for a reason other than its content.</exception>
    void Prepare(AdmissionRequest request);

    /// <summary>Adds every fault of the new object.</summary>
    /// <exception cref="StatusException">The write is refused for a reason other than its content.</exception>
    void Validate(AdmissionRequest request, ICollection<StatusCause> causes);
}
