using System.Text.Json;

namespace Tombolo.Secondary.Apply.Comparing;

/// <summary>
/// Compares what is wanted with what is there (design section 6, "Drift"). Only fields that are wanted count: what the API server or others
/// add is no difference. Lists are compared element by element, as custom resources have them replaced as a whole. Identity, status and
/// metadata other than labels and annotations are never compared.
/// </summary>
internal sealed class FieldComparer(IReadOnlyList<IFieldNormaliser> normalisers)
{
    /// <summary>With the normalisers for what is known to be rewritten.</summary>
    public static FieldComparer Default { get; } = new(
        [new SecretDataNormaliser(), new EmptyDataNormaliser(), new DurationNormaliser(), new QuantityNormaliser()]);

    /// <summary>The wanted fields that are missing or different, in the order of <paramref name="wanted"/>.</summary>
    public IReadOnlyList<FieldDifference> Differences(string kind, JsonElement wanted, JsonElement live)
    {
        var walk = new ComparisonWalk(kind, normalisers);
        foreach (var field in wanted.EnumerateObject())
        {
            if (field.NameEquals("metadata"))
            {
                var metadata = live.Field("metadata");
                walk.FindDifferences("metadata", "labels", field.Value.Field("labels"), metadata.Field("labels"));
                walk.FindDifferences("metadata", "annotations", field.Value.Field("annotations"), metadata.Field("annotations"));
            }
            else if (IsContent(field))
            {
                walk.FindDifferences(field.Name, field.Value, live.Field(field.Name));
            }
        }

        return walk.Found;
    }

    /// <summary>
    /// The fields that are only in <paramref name="live"/> and say something: not zero, and not of the server. Without any, and without
    /// <see cref="Differences"/>, the two objects are equal.
    /// </summary>
    public IReadOnlyList<FieldDifference> Extras(string kind, JsonElement wanted, JsonElement live)
    {
        var walk = new ComparisonWalk(kind, normalisers);
        foreach (var field in live.EnumerateObject())
        {
            if (IsContent(field) && !field.NameEquals("metadata"))
            {
                walk.FindExtras(field.Name, wanted.Field(field.Name), field.Value);
            }
        }

        return walk.Found;
    }

    // "hash" is written by the data-protection engine, "immutable" by whoever protects the object; neither is ever distributed.
    private static bool IsContent(JsonProperty field) =>
        !field.NameEquals("apiVersion") && !field.NameEquals("kind") && !field.NameEquals("status") && !field.NameEquals("hash") && !field.NameEquals("immutable");
}
