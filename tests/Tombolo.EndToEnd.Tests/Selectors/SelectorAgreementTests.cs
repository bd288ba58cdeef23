using Tombolo.Api.Selectors;
using Tombolo.Testing.ControlPlanes;
using Tombolo.Testing.ControlPlanes.Pooling;

namespace Tombolo.EndToEnd.Tests.Selectors;

/// <summary>The selector parser and a real API server accept the same texts.</summary>
public sealed class SelectorAgreementTests(ControlPlanePool pool)
{
    private const int Cases = 120;

    private static readonly string[] Words =
        ["a", "x", "in", "notin", "=", "==", "!=", "!", ">", "<", "(", ")", ",", " ", "\t", "1", "12", "-", "a.b/c", "/", "_", "é", "9223372036854775808", "a-", "|"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task TryParse_RandomTexts_AgreesWithTheApiServer(int seed)
    {
        var kubectl = (await pool.ShareAsync(Cancelled)).Kubectl;
        var random = new Random(seed);
        var accepted = 0;
        for (var i = 0; i < Cases; i++)
        {
            var text = i % 3 == 0 ? RandomWords(random) : RandomRequirements(random, isDamaged: i % 3 == 1);
            if (HasCommasInARow(text))
            {
                continue;
            }

            var isValid = LabelSelector.TryParse(text, out _, out var error);
            Assert.True(isValid == await IsAcceptedAsync(kubectl, text), $"seed {seed}: '{text}' is {(isValid ? "accepted" : error)} here and not there");
            accepted += isValid ? 1 : 0;
        }

        Assert.InRange(accepted, Cases / 10, Cases * 9 / 10);
    }

    private static async Task<bool> IsAcceptedAsync(KubectlRunner kubectl, string selector)
    {
        var result = await kubectl.RunAsync(
            ["get", "--raw", "/api/v1/namespaces?limit=1&labelSelector=" + Uri.EscapeDataString(selector)], cancellationToken: Cancelled);
        Assert.True(result.ExitCode == 0 || result.Error.Contains("BadRequest", StringComparison.Ordinal), result.Error);
        return result.ExitCode == 0;
    }

    private static string RandomWords(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => Words[random.Next(Words.Length)]));

    private static string RandomRequirements(Random random, bool isDamaged)
    {
        var text = string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomRequirement(random)));
        var at = random.Next(text.Length);
        return isDamaged ? text.Remove(at, 1).Insert(at, Words[random.Next(Words.Length)]) : text;
    }

    // API servers of different releases do not agree on two commas in a row inside parentheses.
    private static bool HasCommasInARow(string text) =>
        string.Concat(text.Where(character => !char.IsWhiteSpace(character))).Contains(",,", StringComparison.Ordinal);

    private static string RandomRequirement(Random random) => random.Next(8) switch
    {
        0 => "a",
        1 => "!b",
        2 => $"c={Words[random.Next(Words.Length)]}",
        3 => $"d != {Words[random.Next(Words.Length)]}",
        4 => $"e in ({Words[random.Next(Words.Length)]},v)",
        5 => $"f notin (v, {Words[random.Next(Words.Length)]})",
        6 => $"g>{Words[random.Next(Words.Length)]}",
        _ => $"h<{random.Next(100)}",
    };
}
