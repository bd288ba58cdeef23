using Tombolo.Conformance.Tests.Servers;

[assembly: AssemblyFixture(typeof(ApiServers))]
