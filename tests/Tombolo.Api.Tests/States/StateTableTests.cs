using System.Reflection;
using Tombolo.Api.States;

namespace Tombolo.Api.Tests.States;

public sealed class StateTableTests
{
    public static TheoryData<Type> Kinds() =>
        [typeof(BootstrapStates), typeof(ClusterStates), typeof(TargetStates), typeof(ObjectStates), typeof(DistributionStates), typeof(JoinStates)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Table_OfEachKind_HoldsExactlyItsConstants(Type kind)
    {
        var table = (StateTable)kind.GetProperty("Table")!.GetValue(null)!;
        var constants = kind.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(constants.Order(StringComparer.Ordinal), table.All.Select(state => state.Name).Order(StringComparer.Ordinal));
        Assert.All(table.All, state => Assert.EndsWith(".", state.Meaning, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, table.All.Count), table.All.Select(state => state.Rank));
        Assert.Equal(table.All.Select(state => state.Severity).Order(), table.All.Select(state => state.Severity));
        Assert.True(table.All[0].IsHealthy);
    }

    [Theory]
    [InlineData(TargetStates.Synced, TargetStates.Pending, TargetStates.Pending)]
    [InlineData(TargetStates.Failed, TargetStates.Pending, TargetStates.Failed)]
    [InlineData(TargetStates.Conflict, TargetStates.Failed, TargetStates.Failed)]
    [InlineData(TargetStates.Synced, TargetStates.Synced, TargetStates.Synced)]
    public void Worse_TwoStates_GivesTheOneThatDecides(string first, string second, string expected)
    {
        Assert.Equal(expected, TargetStates.Table.Worse(first, second));
        Assert.Equal(expected, TargetStates.Table.Worse(second, first));
    }

    [Theory]
    [InlineData(ObjectStates.Applied, TargetStates.Synced)]
    [InlineData(ObjectStates.Adopted, TargetStates.Synced)]
    [InlineData(ObjectStates.Replaced, TargetStates.Synced)]
    [InlineData(ObjectStates.Retained, TargetStates.Synced)]
    [InlineData(ObjectStates.FieldIgnored, TargetStates.Synced)]
    [InlineData(ObjectStates.Pending, TargetStates.Pending)]
    [InlineData(ObjectStates.InUse, TargetStates.PendingRemoval)]
    [InlineData(ObjectStates.Conflict, TargetStates.Conflict)]
    [InlineData(ObjectStates.Drifted, TargetStates.Conflict)]
    [InlineData(ObjectStates.Missing, TargetStates.Failed)]
    [InlineData(ObjectStates.Failed, TargetStates.Failed)]
    public void ToTargetState_EachObjectState_HasATargetState(string objectState, string expected) =>
        Assert.Equal(expected, ObjectStates.ToTargetState(objectState));

    [Fact]
    public void TryGet_WordOfANewerVersion_IsFalse()
    {
        Assert.False(ClusterStates.Table.TryGet("Hibernating", out _));
        Assert.False(ClusterStates.Table.TryGet(null, out _));
        Assert.True(ClusterStates.Table.TryGet("Connected", out var connected));
        Assert.True(connected.IsHealthy);
        Assert.Throws<KeyNotFoundException>(() => ClusterStates.Table["Hibernating"]);
    }
}
