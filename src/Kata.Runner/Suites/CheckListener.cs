namespace Kata.Runner.Suites;

/// <summary>Told of each check as it happens, on the thread that runs the checks.</summary>
/// <param name="Started">A check's name, before it runs.</param>
/// <param name="Finished">How it ended.</param>
public sealed record CheckListener(Action<string> Started, Action<CheckResult> Finished);
