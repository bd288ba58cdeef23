using Tombolo.Cli;

return await Application.RunAsync(args, CommandContext.OfProcess(), CancellationToken.None);
