namespace Tombolo.Api.Validation;

/// <summary>One fault in an object that a user wrote.</summary>
/// <param name="Path">The field, such as <c>spec.clusters[2].selector</c>.</param>
/// <param name="Message">What is wrong and what repairs it; never a secret.</param>
public sealed record FieldError(string Path, string Message)
{
    /// <summary><c>path: message</c>.</summary>
    public override string ToString() => $"{Path}: {Message}";

    /// <summary>All faults in one line, for a condition or an event.</summary>
    public static string Join(IEnumerable<FieldError> errors) => string.Join("; ", errors);
}
