using Tombolo.Browser.Tests.Browsers;
using Tombolo.Testing.ControlPlanes.Pooling;

[assembly: AssemblyFixture(typeof(ControlPlanePool))]
[assembly: AssemblyFixture(typeof(Chromium))]
