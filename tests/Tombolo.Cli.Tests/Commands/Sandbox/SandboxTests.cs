using Tombolo.Cli.Output;
using Tombolo.Cli.Tests.Harness;

namespace Tombolo.Cli.Tests.Commands.Sandbox;

/// <summary>The whole sandbox: clusters, servers, https, joins and a distribution, in this process.</summary>
public sealed class SandboxTests
{
    [Theory]
    [InlineData("lab", "cluster-1: verified Profile and Secret", "cluster-2: verified Profile and Secret")]
    [InlineData("gitops", "primary: verified Profile and Secret", "secondary: verified Profile and Secret")]
    [InlineData("empty", "started 2 clusters", "the scenario empty has reached its end")]
    public async Task Sandbox_Once_ReachesAndVerifiesTheEnd(string scenario, params string[] steps)
    {
        var result = await RunAsync("sandbox", "--clusters", "2", "--scenario", scenario, "--once");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.All(steps, step => Assert.Contains(step, result.Out, StringComparison.Ordinal));
        Assert.Contains("/kubeconfig", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("tmb1.", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--clusters", "0")]
    [InlineData("--clusters", "1")]
    [InlineData("--clusters", "1000")]
    [InlineData("--clusters", "many")]
    [InlineData("--scenario", "beach")]
    public async Task Sandbox_OptionsThatMeanNothing_AreRefused(string option, string value)
    {
        var result = await RunAsync("sandbox", option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(value, result.Error, StringComparison.Ordinal);
    }

    private static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var context = CommandContext.OfProcess() with
        {
            Printer = new Printer(TextWriter.Synchronized(output), TextWriter.Synchronized(error), Terminal.None, TimeProvider.System),
        };
        var exitCode = await Application.RunAsync(arguments, context, TestContext.Current.CancellationToken);
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }
}
