using Tombolo.Server.Configuration;
using Tombolo.Server.Hosting;

var configuration = new ConfigurationBuilder()
    .AddJsonFile(Path.GetFullPath(Path.Combine(ServerOptionsReader.ContentRootOf(args), "appsettings.json")), optional: true)
    .AddInMemoryCollection(ServerOptionsReader.FromEnvironment(Environment.GetEnvironmentVariable))
    .AddCommandLine(args, ServerOptionsReader.SwitchMappings)
    .Build();
var errors = ServerOptionsReader.UnknownFlags(args).Select(flag => $"there is no setting {flag}").ToList();
var options = ServerOptionsReader.Read(configuration, errors);
errors.AddRange(ServerOptionsValidator.Validate(options));
var app = errors.Count == 0 ? ServerApplication.Build(options, configuration, errors) : null;
if (app is null)
{
    await Console.Error.WriteLineAsync("tombolo-server cannot start:\n  " + string.Join("\n  ", errors));
    return 2;
}

await app.RunAsync();
return 0;
