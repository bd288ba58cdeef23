using System.Text.Json;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>Kubernetes writes quantities of resources in its own form: <c>1000m</c> becomes <c>1</c>, <c>1024Mi</c> becomes <c>1Gi</c>, a number becomes a text.</summary>
internal sealed class QuantityNormaliser : IFieldNormaliser
{
    private static readonly string[] Parents = ["limits", "requests", "hard", "default", "defaultRequest", "max", "min"];

    public bool AreEqual(string kind, ReadOnlySpan<PathSegment> path, JsonElement wanted, JsonElement found) =>
        kind is not ("Secret" or "ConfigMap")
        && path is [.., { Name: { } parent }, { Name: not null }]
        && Array.IndexOf(Parents, parent) >= 0
        && Quantity.TryParse(Text(wanted), out var one)
        && Quantity.TryParse(Text(found), out var other)
        && one == other;

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };
}
