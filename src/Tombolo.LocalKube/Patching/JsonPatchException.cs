namespace Tombolo.LocalKube.Patching;

/// <summary>An operation of a JSON patch that does not apply.</summary>
internal sealed class JsonPatchException(string message) : Exception(message);
