using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Tombolo.Primary.Tests.Distributions;

/// <summary>Generates the compact JSON of values, with the spellings of numbers and strings that a rewrite could spoil.</summary>
internal static class RandomJson
{
    private static readonly string[] Names = ["name", "namespace", "spec", "profile", "credential", "secret", "actions", "a\\u0062", "", "kasten-io-mc"];

    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "-0", "1.0", "1e5", "1E-5", "123456789012345678901234567890", "\"\"", "\"kasten-io\"", "\"\\u00e9\\/\\n\\\"\"",
        "\"{[,:]}\"", "\"\\ud83d\\ude00\"",
    ];

    public static string[] Kinds { get; } =
        ["Profile", "Policy", "PolicyPreset", "TransformSet", "BlueprintBinding", "Blueprint", "Secret", "ConfigMap"];

    public static Gen<string> Values { get; } = Gen.Sized(Value);

    private static Gen<string> Value(int size) => size <= 1
        ? Scalar()
        : Gen.Frequency(
            (2, Scalar()),
            (2, Value(size / 3).ArrayOf(3).Select(items => $"[{string.Join(',', items)}]")),
            (3, Gen.Zip(Gen.Elements(Names), Value(size / 3)).ArrayOf(3).Select(Object)));

    private static Gen<string> Scalar() => Gen.OneOf(
        Gen.Elements(Scalars),
        ArbMap.Default.GeneratorFor<int>().Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => JsonSerializer.Serialize(text.Get)));

    private static string Object((string Name, string Value)[] fields) =>
        $"{{{string.Join(',', fields.DistinctBy(field => field.Name).Select(field => $"\"{field.Name}\":{field.Value}"))}}}";
}
