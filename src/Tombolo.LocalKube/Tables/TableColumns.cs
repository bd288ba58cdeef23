using System.Runtime.CompilerServices;
using Tombolo.LocalKube.Resources;

namespace Tombolo.LocalKube.Tables;

/// <summary>The columns of a resource: those of kubectl for built-in kinds, those of the CustomResourceDefinition for others.</summary>
internal static class TableColumns
{
    private static readonly ConditionalWeakTable<ResourceDefinition, IReadOnlyList<TableColumn>> Known = [];

    public static IReadOnlyList<TableColumn> Of(ResourceDefinition resource) => Known.GetValue(resource, static each =>
        [CommonCells.Name, .. each.IsCustom ? CustomColumns(each) : BuiltInColumns.Of(each.GroupResource)]);

    private static IEnumerable<TableColumn> CustomColumns(ResourceDefinition resource) => resource.PrinterColumns.Count == 0
        ? [CommonCells.CustomAge]
        : resource.PrinterColumns.Select(PrinterCells.Of);
}
