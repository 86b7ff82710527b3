namespace Kata.Runner.Suites;

/// <summary>Called for each check as it runs, on the thread that runs the checks.</summary>
/// <param name="Started">Receives a check's name before it runs.</param>
/// <param name="Finished">Receives its result.</param>
public sealed record CheckListener(Action<string> Started, Action<CheckResult> Finished);
