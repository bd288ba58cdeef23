namespace Tombolo.Dashboard.Api;

/// <summary>What the API server and our own rules say of something that is not saved yet.</summary>
/// <param name="Valid">It could be saved as it is.</param>
/// <param name="Errors">Every fault, at the paths of the form.</param>
/// <param name="Yaml">The object that would be saved; never credentials. Null when there is none.</param>
internal sealed record Validation(bool Valid, IReadOnlyList<FieldProblem> Errors, string? Yaml);
