using Tombolo.Testing.ControlPlanes.Pooling;

[assembly: AssemblyFixture(typeof(ControlPlanePool))]
