namespace Kata.Runner.Suites;

/// <summary>Called for each check as it runs, on the thread that runs the checks.</summary>
/// <param name="Started">Receives a check's name and group before it runs.</param>
/// <param name="Finished">Receives its result.</param>
public sealed record CheckListener(Action<string, CheckGroup> Started, Action<CheckResult> Finished);
