using Tombolo.Api.States;
using Tombolo.Cli.Output;

namespace Tombolo.Cli.Tests.Output;

public sealed class PrinterTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void Table_Pipe_HasNoColoursAndNeverFolds()
    {
        var text = new string('x', 400);
        Create(Terminal.None).Table(["A", "B"], [[new Cell("Connected", StateSeverity.Success), text], ["two\nlines", ""]]);
        Assert.Equal($"A           B\nConnected   {text}\ntwo lines   <none>\n", _output.ToString());
    }

    [Fact]
    public void Table_Terminal_ColoursStatesAndKeepsMarkupAsText()
    {
        Create(Terminal.None with { ColorsOutput = true }).Table(["A"], [[new Cell("[red]Failed[/]", StateSeverity.Danger)]]);
        Assert.Contains("\u001b[", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("[red]Failed[/]", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_Pipe_PrintsEachNewsOnce()
    {
        var result = await Create(Terminal.None).ProgressAsync("start", progress =>
        {
            progress.Report("start");
            progress.Report("more");
            progress.Report("more");
            return Task.FromResult(5);
        });
        Assert.Equal(5, result);
        Assert.Equal("start\nmore\n", _error.ToString());
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task Progress_Terminal_RedrawsOnStandardError()
    {
        var result = await Create(Terminal.None with { IsErrorLive = true }).ProgressAsync("start [it]", progress =>
        {
            progress.Report("more [and] more");
            return Task.FromResult(5);
        });
        Assert.Equal(5, result);
        Assert.Contains("more [and] more", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    private Printer Create(Terminal terminal) => new(_output, _error, terminal, TimeProvider.System);
}
