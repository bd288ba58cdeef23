namespace Tombolo.LocalKube.Http;

/// <summary>One fault in a request, as <c>StatusCause</c> of meta/v1 names it.</summary>
/// <param name="Reason">Such as <c>FieldValueInvalid</c>; see <see cref="StatusCauseReasons"/>.</param>
/// <param name="Message">Without the field's path, as the API server words it.</param>
/// <param name="Field">The path, such as <c>spec.clusters[2].selector</c>.</param>
internal sealed record StatusCause(string Reason, string Message, string Field)
{
    /// <summary>The fault as it stands in the message of a Status.</summary>
    public override string ToString() => Field.Length == 0 ? Message : $"{Field}: {Message}";
}
