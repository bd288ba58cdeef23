namespace Tombolo.Dashboard.Api;

/// <summary>One field at fault.</summary>
/// <param name="Path">The field, such as <c>spec.clusters[2].selector</c>.</param>
/// <param name="Message">What is wrong and what repairs it.</param>
internal sealed record FieldProblem(string Path, string Message);
