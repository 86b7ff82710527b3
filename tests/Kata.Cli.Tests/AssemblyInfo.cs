// Fixtures that share the console, the environment or measured time say NonParallelizable.
[assembly: Parallelizable(ParallelScope.Fixtures)]
