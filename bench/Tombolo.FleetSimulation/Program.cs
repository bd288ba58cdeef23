using System.CommandLine;
using Tombolo.FleetSimulation;

var members = new Option<int>("--members") { Description = "How many secondaries.", DefaultValueFactory = _ => 100 };
var minutes = new Option<int>("--minutes") { Description = "How long to wait for each step.", DefaultValueFactory = _ => 20 };
var command = new RootCommand("Many secondaries in one process, each with a cluster of its own, and one primary; prints what they take.") { members, minutes };
command.SetAction(async (result, cancellationToken) =>
{
    var simulation = new Simulation(result.GetValue(members), TimeSpan.FromMinutes(result.GetValue(minutes)), Console.Out);
    return await simulation.RunAsync(cancellationToken) ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();
