using Tombolo.Bench;

return await BenchmarkCommand.Create().Parse(args.Length == 0 ? ["--help"] : args).InvokeAsync();
