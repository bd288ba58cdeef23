namespace Tombolo.Api.Payloads;

/// <summary>A Secret that an object names.</summary>
/// <param name="Path">Where, such as <c>spec.locationSpec.credential.secret</c>.</param>
/// <param name="Namespace">Empty where the object leaves it out.</param>
public sealed record SecretReference(string Path, string Namespace, string Name);
