using Tombolo.Conformance.Tests.Scripts;
using Tombolo.Conformance.Tests.Servers;

namespace Tombolo.Conformance.Tests;

/// <summary>Every case of the folder Cases, on every kind of server.</summary>
public sealed class ConformanceTests(ApiServers servers)
{
    private static readonly Dictionary<string, Script> Scripts = ScriptReader.ReadAll().ToDictionary(Name, StringComparer.Ordinal);

    /// <summary>The servers and the names of the cases; those with kubectl once for each release of it.</summary>
    public static TheoryData<string, string, bool> Cases()
    {
        var cases = new TheoryData<string, string, bool>();
        foreach (var kind in ServerKinds.Wanted)
        {
            foreach (var name in Scripts.Keys)
            {
                cases.Add(kind, name, false);
            }

            foreach (var (name, _) in Scripts.Where(script => script.Value.Steps.Any(step => step.Method == "KUBECTL")))
            {
                cases.Add(kind, name, true);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Server_Case_AnswersAsExpected(string server, string name, bool isTodaysKubectl) =>
        await ScriptRunner.RunAsync(await servers.GetAsync(server), Scripts[name], isTodaysKubectl);

    [Fact]
    public void Cases_AreAtLeast120() => Assert.True(Scripts.Count >= 120, $"there are {Scripts.Count}");

    private static string Name(Script script) => $"{script.File}: {script.Title}";
}
