using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tombolo.Conformance.Tests.Servers;

namespace Tombolo.Conformance.Tests.Scripts;

/// <summary>Runs a case against a server, in a namespace of its own.</summary>
internal sealed partial class ScriptRunner
{
    private readonly ApiServer _server;
    private readonly Script _script;
    private readonly bool _isToday;
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    private ScriptRunner(ApiServer server, Script script, bool isToday)
    {
        _isToday = isToday;
        _server = server;
        _script = script;
        var id = "t" + Convert.ToHexStringLower(Guid.NewGuid().ToByteArray())[..10];
        _variables["id"] = id;
        _variables["ns"] = id;
        _variables["configmaps"] = $"/api/v1/namespaces/{id}/configmaps";
        _variables["secrets"] = $"/api/v1/namespaces/{id}/secrets";
        _variables["gadgets"] = $"/apis/test.tombolo.io/v1/namespaces/{id}/gadgets";
        _variables["crds"] = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        _variables["rbac"] = "/apis/rbac.authorization.k8s.io/v1";
        _variables["gadget"] = "\"apiVersion\":\"test.tombolo.io/v1\",\"kind\":\"Gadget\"";
        _variables["configmap"] = "\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\"";
        _variables["secret"] = "\"apiVersion\":\"v1\",\"kind\":\"Secret\"";
        _variables["1MB"] = new string('x', 1024 * 1024 + 1);
        _variables["4MB"] = new string('x', 4 * 1024 * 1024);
    }

    /// <param name="isToday">Whether kubectl is that of today's release.</param>
    public static async Task RunAsync(ApiServer server, Script script, bool isToday)
    {
        var runner = new ScriptRunner(server, script, isToday);
        var made = await server.SendAsync("POST", "/api/v1/namespaces", $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{runner._variables["ns"]}}}"}}""");
        Assert.True(made.Code == 201, made.Body);
        foreach (var step in script.Steps)
        {
            await runner.RunAsync(step);
        }
    }

    private async Task RunAsync(ScriptStep step)
    {
        var expectation = (_isToday ? step.Expectations.GetValueOrDefault($"{_server.Kind} today") ?? step.Expectations.GetValueOrDefault("today") : null)
            ?? step.Expectations.GetValueOrDefault(_server.Kind) ?? step.Expectations[""];
        string? fault = null;
        if (!step.IsAwaited)
        {
            fault = await TryAsync(step, expectation);
            Assert.True(fault is null, $"{Describe(step)}: {fault}");
            return;
        }

        try
        {
            await Waiting.UntilAsync("an answer as expected", async () => (fault = await TryAsync(step, expectation)) is null);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{Describe(step)}, repeated: {fault}");
        }
    }

    private Task<string?> TryAsync(ScriptStep step, ScriptExpectation expectation) =>
        step.Method switch
        {
            "KUBECTL" => KubectlAsync(step, expectation),
            "COMPACT" => Compact(),
            _ => RequestAsync(step, expectation),
        };

    private Task<string?> Compact()
    {
        _server.Compact();
        return Task.FromResult<string?>(null);
    }

    private async Task<string?> RequestAsync(ScriptStep step, ScriptExpectation expectation)
    {
        var headers = step.Headers.Where(header => header.Key is not ("Content-Type" or "User")).ToDictionary(header => header.Key, header => Fill(header.Value), StringComparer.Ordinal);
        var contentType = step.Headers.GetValueOrDefault("Content-Type") ?? "application/json";
        var user = Fill(step.Headers.GetValueOrDefault("User") ?? "admin");
        var body = step.Body is null ? null : Encoding.UTF8.GetBytes(Fill(step.Body));
        var answer = await _server.SendAsync(step.Method, Fill(step.Target), body, contentType == "none" ? "" : contentType, user == "nobody" ? "" : user, headers);
        if (answer.Code != expectation.Code)
        {
            return $"expected {expectation.Code}, got {answer.Code}: {Shorten(answer.Body)}";
        }

        if (expectation.Content.Length == 0)
        {
            return null;
        }

        var pattern = Fill(expectation.Content);
        var fault = JsonPattern.Match(JsonNode.Parse(pattern), answer.Json, "", _variables);
        return fault is null ? null : $"{fault} in {Shorten(answer.Body)}";
    }

    private async Task<string?> KubectlAsync(ScriptStep step, ScriptExpectation expectation)
    {
        var kubectl = _isToday ? _server.CurrentKubectl : _server.Kubectl;
        var result = await kubectl.RunAsync(Split(Fill(step.Target)), step.Body is null ? null : Fill(step.Body));
        var output = result.Output + result.Error;
        if (result.ExitCode != expectation.Code)
        {
            return $"expected exit code {expectation.Code}, got {result.ExitCode}: {Shorten(output)}";
        }

        var part = Fill(expectation.Content);
        return output.Contains(part, StringComparison.Ordinal) ? null : $"expected '{part}' in: {Shorten(output)}";
    }

    private string Fill(string text) => Placeholder().Replace(text, match => _variables.GetValueOrDefault(match.Groups["name"].Value) ?? match.Value);

    private static List<string> Split(string arguments) =>
        [.. Argument().Matches(arguments).Select(match => match.Groups["quoted"].Success ? match.Groups["before"].Value + match.Groups["quoted"].Value : match.Value)];

    private static string Shorten(string text) => text.Length > 1500 ? text[..1500] + "..." : text;

    private string Describe(ScriptStep step) => $"{_script.File}.http:{step.Line} {step.Method} {Shorten(step.Target)}";

    [GeneratedRegex(@"\{(?<name>[a-zA-Z0-9]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<before>[^\s']*)'(?<quoted>[^']*)'|\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Argument();
}
