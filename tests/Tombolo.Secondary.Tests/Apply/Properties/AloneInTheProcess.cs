namespace Tombolo.Secondary.Tests.Apply.Properties;

/// <summary>Tests that wait for the rest of the whole process: no other test runs beside them.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
