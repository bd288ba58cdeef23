using System.CommandLine;
using Tombolo.Bench.Apply;
using Tombolo.Bench.Bare;
using Tombolo.Bench.Dashboards;
using Tombolo.Bench.Fanout;
using Tombolo.Bench.Hanging;
using Tombolo.Bench.Idle;
using Tombolo.Bench.Joining;
using Tombolo.Bench.LocalKubes;
using Tombolo.Bench.Measuring;
using Tombolo.Bench.Memory;
using Tombolo.Bench.Output;
using Tombolo.Bench.Resync;
using Tombolo.Bench.Token;

namespace Tombolo.Bench;

/// <summary>The command line: a command for each benchmark.</summary>
internal static class BenchmarkCommand
{
    private static readonly IBenchmark[] Benchmarks =
    [
        new TokenBenchmark(TimeProvider.System),
        new FanoutBenchmark(TimeProvider.System),
        new HangingBenchmark(TimeProvider.System),
        new DashboardBenchmark(TimeProvider.System),
        new JoinBenchmark(TimeProvider.System),
        new ResyncBenchmark(TimeProvider.System),
        new RestartBenchmark(TimeProvider.System),
        new IdleBenchmark(),
        new ApplyBenchmark(TimeProvider.System),
        new MemoryBenchmark(TimeProvider.System),
        new LocalKubeBenchmark(TimeProvider.System),
    ];

    public static RootCommand Create()
    {
        var root = new RootCommand("Measures Tombolo, as ratios to the bare work in the same run.");
        foreach (var benchmark in Benchmarks)
        {
            root.Subcommands.Add(Create(benchmark));
        }

        root.Subcommands.Add(BareHubProcess.Command());
        return root;
    }

    private static Command Create(IBenchmark benchmark)
    {
        var clusters = Number("--clusters", "Members of the fleet.", benchmark.Defaults.Clusters);
        var objects = Number("--objects", "Objects of the run.", benchmark.Defaults.Objects);
        var count = Number("--count", "Samples or rounds to take.", benchmark.Defaults.Count);
        var json = new Option<FileInfo?>("--json") { Description = "Write the result to a file as well.", HelpName = "FILE" };
        var command = new Command(benchmark.Name, benchmark.Description) { clusters, objects, count, json };
        command.SetAction(async (parsed, stop) =>
        {
            var settings = new BenchmarkSettings(parsed.GetRequiredValue(clusters), parsed.GetRequiredValue(objects), parsed.GetRequiredValue(count));
            var result = await benchmark.RunAsync(settings, Console.Error.WriteLine, stop);
            ResultTable.Write(result, Console.Out);
            if (parsed.GetValue(json) is { } file)
            {
                await ResultJson.WriteAsync(result, file.FullName, stop);
            }

            return 0;
        });
        return command;
    }

    private static Option<int> Number(string name, string description, int standard)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} is a number above 0");
            }
        });
        return option;
    }
}
