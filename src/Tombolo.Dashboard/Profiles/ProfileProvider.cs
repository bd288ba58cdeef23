namespace Tombolo.Dashboard.Profiles;

/// <summary>A kind of place or infrastructure that a form can describe.</summary>
/// <param name="Name">In forms and lists.</param>
/// <param name="IsInfrastructure">Else it is a location of backups.</param>
/// <param name="SecretType">Value of <c>credential.secretType</c> (contract section 1.11); empty when it needs no credentials.</param>
/// <param name="KubernetesSecretType">Type of the Secret.</param>
/// <param name="Credentials">The keys of the Secret, each from which field of the form.</param>
internal sealed record ProfileProvider(
    string Name, bool IsInfrastructure, string SecretType, string KubernetesSecretType, IReadOnlyList<CredentialField> Credentials);
