using System.Globalization;
using System.Text.Json.Nodes;
using Spectre.Console;
using Tombolo.Api.States;
using Tombolo.Kubernetes.Yaml;

namespace Tombolo.Cli.Output;

/// <summary>Everything a command says: results on standard output, all else on standard error.</summary>
internal sealed class Printer(TextWriter output, TextWriter error, Terminal terminal, TimeProvider time)
{
    // A table is never folded or cut: its lines are read by programs too.
    private const int Unlimited = 100_000;
    private const int ColumnGap = 3;

    public TextWriter Out => output;

    public TextWriter ErrorOut => error;

    public Terminal Terminal => terminal;

    /// <summary>A line of the result.</summary>
    public void Line(string text) => output.WriteLine(text);

    /// <summary>A part of the result as it is.</summary>
    public void Raw(string text) => output.Write(text);

    /// <summary>A line of the result in the colour of <paramref name="severity"/>.</summary>
    public void Line(string text, StateSeverity? severity) => output.WriteLine(Render(console => console.Write(new Text(text, Style(severity)))).TrimEnd());

    /// <summary>Something worth knowing that is no result.</summary>
    public void Note(string text) => error.WriteLine(text);

    /// <summary>What went wrong and what repairs it.</summary>
    public void Error(string text) => error.WriteLine($"error: {text}");

    /// <summary>One object or report as JSON or YAML.</summary>
    public void Document(JsonNode document, OutputFormat format) => output.Write(format == OutputFormat.Json ? JsonText.Format(document) : YamlText.Format(document));

    /// <summary>Columns as wide as their widest cell, upper-case headings, no lines: the tables of kubectl.</summary>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var table = new Table { Border = TableBorder.None, ShowFooters = false };
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading)) { NoWrap = true, Padding = new Padding(0, 0, ColumnGap, 0) });
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(OneLine(cell.Text), Style(cell.Severity))));
        }

        foreach (var line in Render(console => console.Write(table)).Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Runs <paramref name="work"/> and shows what it is at: one redrawn line in a terminal, else a line for each news.</summary>
    public async Task<T> ProgressAsync<T>(string start, Func<Progress, Task<T>> work)
    {
        if (!terminal.IsErrorLive)
        {
            var progress = new Progress(text => error.WriteLine(text), time);
            progress.Report(start);
            return await work(progress);
        }

        var console = Console(error, isLive: true);
        return await console.Status().Spinner(Spinner.Known.Dots).StartAsync(
            Markup.Escape(start), status => work(new Progress(text => status.Status = Markup.Escape(text), time)));
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static Style Style(StateSeverity? severity) => severity switch
    {
        StateSeverity.Success => new Style(Color.Green),
        StateSeverity.Progress => new Style(Color.Blue),
        StateSeverity.Warning => new Style(Color.Yellow),
        StateSeverity.Danger => new Style(Color.Red),
        _ => Spectre.Console.Style.Plain,
    };

    private static IAnsiConsole Console(TextWriter writer, bool isLive)
    {
        var settings = new AnsiConsoleSettings
        {
            Ansi = isLive ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isLive ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isLive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        };
        return AnsiConsole.Create(settings);
    }

    private string Render(Action<IAnsiConsole> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = Console(text, terminal.ColorsOutput);
        console.Profile.Width = Unlimited;
        write(console);
        return text.ToString();
    }
}
