using System.Text.Json;

namespace Tombolo.Api.Payloads;

/// <summary>
/// Finds the Secrets a Profile refers to: <c>credential.secret</c> of <c>spec.locationSpec</c>, <c>spec.infra</c> and of whatever else
/// newer releases put below <c>spec</c> (contract section 1.11).
/// </summary>
public static class ProfileSecrets
{
    private const int MaxDepth = 16;

    /// <summary>The references in the order of the document.</summary>
    /// <param name="profile">The whole object.</param>
    public static IReadOnlyList<SecretReference> Find(JsonElement profile)
    {
        var found = new List<SecretReference>();
        if (profile.ValueKind == JsonValueKind.Object && profile.TryGetProperty("spec", out var spec))
        {
            Walk(spec, "spec", 0, found);
        }

        return found;
    }

    private static void Walk(JsonElement json, string path, int depth, List<SecretReference> found)
    {
        if (json.ValueKind != JsonValueKind.Object || depth > MaxDepth)
        {
            return;
        }

        foreach (var property in json.EnumerateObject())
        {
            var propertyPath = $"{path}.{property.Name}";
            if (property.Name == "credential" && Read(property.Value, $"{propertyPath}.secret") is { } reference)
            {
                found.Add(reference);
            }
            else
            {
                Walk(property.Value, propertyPath, depth + 1, found);
            }
        }
    }

    private static SecretReference? Read(JsonElement credential, string path) =>
        credential.ValueKind == JsonValueKind.Object
        && credential.TryGetProperty("secret", out var secret)
        && secret.ValueKind == JsonValueKind.Object
        && ReadText(secret, "name") is { Length: > 0 } name
            ? new SecretReference(path, ReadText(secret, "namespace") ?? "", name)
            : null;

    private static string? ReadText(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
