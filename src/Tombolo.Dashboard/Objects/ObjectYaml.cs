namespace Tombolo.Dashboard.Objects;

/// <summary>An object as YAML, without what only the API server writes and without secret texts.</summary>
/// <param name="ResourceVersion">Of the object; send it back with a change so that nobody else's is lost.</param>
internal sealed record ObjectYaml(string Kind, string Name, string ResourceVersion, string Yaml);
