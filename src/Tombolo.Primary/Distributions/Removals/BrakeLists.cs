using System.Security.Cryptography;
using System.Text;
using Tombolo.Protocol.Keys;

namespace Tombolo.Primary.Distributions.Removals;

/// <summary>What the brake says to one cluster beside its set; names of Distributions, ordinal order.</summary>
/// <param name="Parked">Their copies stay until that is approved.</param>
/// <param name="Settling">Their copies stay for a moment.</param>
/// <param name="Unknown">They do not exist; their copies stay.</param>
/// <param name="Explicit">Somebody asked for the removal of what they do not want.</param>
internal sealed record BrakeLists(string Parked, string Settling, string Unknown, string Explicit)
{
    public static BrakeLists None { get; } = new("", "", "", "");

    /// <summary>The lists of names as texts, by which they are compared.</summary>
    public static BrakeLists Of(IEnumerable<string> parked, IEnumerable<string> settling, IEnumerable<string> unknown, IEnumerable<string> explicitly) =>
        new(Join(parked), Join(settling), Join(unknown), Join(explicitly));

    /// <summary>A set as the cluster is to be told it.</summary>
    public DesiredSet Apply(DesiredSet set, long sequence)
    {
        if (this == None)
        {
            return set with { Sequence = sequence };
        }

        var held = Split(Parked).Concat(Split(Settling)).Concat(Split(Unknown)).ToArray();
        var text = $"{set.Hash}\0{Parked}\0{Settling}\0{Unknown}\0{Explicit}";
        return set with
        {
            Sequence = sequence,
            Hash = BinaryText.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)),
            Hold = Union(set.Hold, held),
            Deleted = Union(set.Deleted, Split(Explicit)),
            Parked = Union(Split(Parked), Split(Unknown)),
            Unknown = Split(Unknown),
        };
    }

    private static string[] Union(IEnumerable<string> left, IEnumerable<string> right) => [.. left.Union(right, StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string Join(IEnumerable<string> names) => string.Join(',', names.Order(StringComparer.Ordinal));

    private static string[] Split(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
