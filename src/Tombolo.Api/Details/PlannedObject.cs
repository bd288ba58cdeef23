namespace Tombolo.Api.Details;

/// <summary>What would become of one object on a cluster.</summary>
/// <param name="Action">One of <see cref="PlanActions"/>.</param>
/// <param name="Reason">One of <see cref="States.ObjectReasons"/>, or empty.</param>
/// <param name="Message">The cause and, where something is in the way, the repair; may be empty.</param>
/// <param name="Fields">The fields that differ, as far as they are told.</param>
/// <param name="MoreFields">How many differ beyond these.</param>
public sealed record PlannedObject(string Kind, string Name, string Action, string Reason, string Message, IReadOnlyList<PlannedField> Fields, int MoreFields = 0);
