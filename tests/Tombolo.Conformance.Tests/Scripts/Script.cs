namespace Tombolo.Conformance.Tests.Scripts;

/// <summary>One case: a title and what is asked in turn.</summary>
/// <param name="File">The file of cases it stands in.</param>
public sealed record Script(string File, string Title, IReadOnlyList<ScriptStep> Steps);
