namespace Tombolo.Testing.ControlPlanes;

/// <summary>A control plane could not be started, reached or reset; the message tells why.</summary>
public sealed class ControlPlaneException(string message, Exception? innerException = null) : Exception(message, innerException);
