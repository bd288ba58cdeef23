namespace Tombolo.Api.Details;

/// <summary>One field that differs.</summary>
/// <param name="From">The value that is there, of credentials a digest; <c>(absent)</c> for none.</param>
/// <param name="To">The value that is wanted, likewise.</param>
/// <param name="Manager">The field manager that has the field now and would lose it; empty when nobody else has it.</param>
public sealed record PlannedField(string Path, string From, string To, string Manager);
