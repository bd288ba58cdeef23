namespace Tombolo.LocalKube.Resources;

/// <summary>A column of a CRD's table (<c>additionalPrinterColumns</c>).</summary>
/// <param name="Path">The JSONPath of its cells.</param>
/// <param name="Priority">0 is always shown; others with <c>-o wide</c>.</param>
internal sealed record PrinterColumn(string Name, string Type, string Format, string Description, int Priority, string Path);
