namespace Tombolo.Cli.Output;

/// <summary>How a result is printed.</summary>
internal enum OutputFormat
{
    Table,

    /// <summary>The table with further columns.</summary>
    Wide,
    Json,
    Yaml,

    /// <summary><c>resource/name</c>, one a line.</summary>
    Name,
}
