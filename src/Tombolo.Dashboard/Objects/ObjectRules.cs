using System.Text.Json;
using System.Text.Json.Nodes;
using Tombolo.Api.Payloads;
using Tombolo.Api.Resources;
using Tombolo.Api.Validation;
using Tombolo.Dashboard.Api.Writing;
using Kinds = Tombolo.Api.Serialization.ApiJsonContext;

namespace Tombolo.Dashboard.Objects;

/// <summary>Our own rules on kinds whose schema cannot say them.</summary>
internal static class ObjectRules
{
    public static IReadOnlyList<FieldError> Check(ResourceType type, JsonObject body)
    {
        try
        {
            return type.Kind switch
            {
                "Distribution" => DistributionValidator.Validate(body.Deserialize(Kinds.Default.Distribution)!, PayloadPolicy.Default),
                "K10ClusterRoleBinding" => K10ClusterRoleBindingValidator.Validate(body.Deserialize(Kinds.Default.K10ClusterRoleBinding)!),
                "Profile" => CheckProfile(body),
                _ => [],
            };
        }
        catch (JsonException unreadable)
        {
            return [new FieldError(unreadable.Path?.TrimStart('$', '.') ?? "", $"has another type than a {type.Kind} has there")];
        }
    }

    private static IReadOnlyList<FieldError> CheckProfile(JsonObject body)
    {
        using var document = JsonDocument.Parse(Utf8Json.Of(body));
        return ProfileValidator.Validate(document.RootElement);
    }
}
