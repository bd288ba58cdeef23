using System.Globalization;
using System.Text.RegularExpressions;

namespace Tombolo.Conformance.Tests.Scripts;

/// <summary>
/// Reads cases. A case starts with <c>### title</c>; a step is a line <c>[AWAIT] METHOD target</c> (METHOD may be <c>KUBECTL</c>, or <c>COMPACT</c>, which takes no target), lines <c>Header: value</c>, lines of the body, and
/// <c>=&gt; [local|real] [today] code pattern</c>, the latter once, or once per kind of server and with <c>today</c> where today's kubectl differs.
/// </summary>
public static partial class ScriptReader
{
    /// <summary>All cases of all files.</summary>
    public static IReadOnlyList<Script> ReadAll() => [.. typeof(ScriptReader).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Cases/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .SelectMany(name => Read(name["Cases/".Length..^".http".Length], Load(name)))];

    private static string[] Load(string name)
    {
        using var reader = new StreamReader(typeof(ScriptReader).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Split('\n');
    }

    private static List<Script> Read(string file, string[] lines)
    {
        var scripts = new List<Script>();
        var steps = new List<ScriptStep>();
        for (var index = 0; index < lines.Length;)
        {
            if (lines[index].StartsWith("### ", StringComparison.Ordinal))
            {
                steps = [];
                scripts.Add(new Script(file, lines[index][4..].Trim(), steps));
                index++;
            }
            else if (StepStart().IsMatch(lines[index]))
            {
                steps.Add(ReadStep(lines, ref index));
            }
            else
            {
                index++;
            }
        }

        return scripts;
    }

    private static ScriptStep ReadStep(string[] lines, ref int index)
    {
        var line = index + 1;
        var start = StepStart().Match(lines[index++]);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var body = new List<string>();
        while (!lines[index].StartsWith("=> ", StringComparison.Ordinal))
        {
            if (body.Count == 0 && Header().Match(lines[index]) is { Success: true } header)
            {
                headers[header.Groups["name"].Value] = header.Groups["value"].Value;
            }
            else
            {
                body.Add(lines[index]);
            }

            index++;
        }

        var expectations = new Dictionary<string, ScriptExpectation>(StringComparer.Ordinal);
        while (index < lines.Length && Expectation().Match(lines[index]) is { Success: true } match)
        {
            expectations[match.Groups["kind"].Value] = new ScriptExpectation(
                int.Parse(match.Groups["code"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["content"].Value.Trim());
            index++;
        }

        return new ScriptStep(
            line, start.Groups["method"].Value, start.Groups["target"].Value.Trim(), body.Count == 0 ? null : string.Join('\n', body),
            start.Groups["await"].Success, headers, expectations);
    }

    [GeneratedRegex("^(?<await>AWAIT )?(?<method>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|KUBECTL|COMPACT) (?<target>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StepStart();

    [GeneratedRegex("^(?<name>[A-Z][A-Za-z-]+): (?<value>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Header();

    [GeneratedRegex("^=> ((?<kind>(local|real)( today)?|today) )?(?<code>[0-9]+)(?<content>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expectation();
}
