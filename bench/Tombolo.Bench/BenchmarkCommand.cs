using System.CommandLine;
using Tombolo.Bench.Output;
using Tombolo.Bench.Token;

namespace Tombolo.Bench;

/// <summary>The command line: a command for each benchmark.</summary>
internal static class BenchmarkCommand
{
    private static readonly IBenchmark[] Benchmarks = [new TokenBenchmark(TimeProvider.System)];

    public static RootCommand Create()
    {
        var root = new RootCommand("Measures Tombolo on real control planes, as ratios to the bare work in the same run.");
        foreach (var benchmark in Benchmarks)
        {
            root.Subcommands.Add(Create(benchmark));
        }

        return root;
    }

    private static Command Create(IBenchmark benchmark)
    {
        var count = new Option<int>("--count") { Description = "Samples to take.", HelpName = "N", DefaultValueFactory = _ => benchmark.DefaultCount };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--count is a number above 0");
            }
        });
        var json = new Option<FileInfo?>("--json") { Description = "Write the result to a file as well.", HelpName = "FILE" };
        var command = new Command(benchmark.Name, benchmark.Description) { count, json };
        command.SetAction(async (parsed, stop) =>
        {
            var result = await benchmark.RunAsync(parsed.GetRequiredValue(count), Console.Error.WriteLine, stop);
            ResultTable.Write(result, Console.Out);
            if (parsed.GetValue(json) is { } file)
            {
                await ResultJson.WriteAsync(result, file.FullName, stop);
            }

            return 0;
        });
        return command;
    }
}
