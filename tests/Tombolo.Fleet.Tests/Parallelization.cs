// Each simulation waits for the rest of the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
