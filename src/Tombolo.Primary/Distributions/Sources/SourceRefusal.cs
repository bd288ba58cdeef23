using System.Text.Json;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;

namespace Tombolo.Primary.Distributions.Sources;

/// <summary>Why a global resource may never travel (design section 4).</summary>
internal static class SourceRefusal
{
    /// <summary>Null when it may; else what is wrong with it and the repair, never its content.</summary>
    /// <param name="json">The whole object.</param>
    /// <param name="secretType">The <c>type</c> of a Secret, empty for other kinds.</param>
    public static string? Find(ResourceType type, string name, ReadOnlyMemory<byte> json, string secretType)
    {
        if (PayloadPolicy.CheckName(type.Kind, name) is { } fault)
        {
            return fault;
        }

        if (type == KnownResources.Secret)
        {
            return PayloadPolicy.CheckSecretType(name, secretType);
        }

        if (type != KnownResources.Profile)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json, SourceLayoutReader.DocumentOptions);
        var errors = ProfileValidator.Validate(document.RootElement);
        return errors.Count == 0 ? null : FieldError.Join(errors);
    }
}
