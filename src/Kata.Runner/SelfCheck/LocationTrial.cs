using System.Diagnostics;
using Kata.Runner.Checking;

namespace Kata.Runner.SelfCheck;

/// <summary>A slip, and what the check of its step makes of it.</summary>
/// <param name="Slip">The slip.</param>
/// <param name="Result">The result.</param>
/// <param name="Time">How long the search for repairs took after everything else was known.</param>
public sealed record LocationTrial(DrawnSlip Slip, StepResult Result, TimeSpan Time)
{
    /// <summary>Whether a place was shown.</summary>
    public bool IsLocated => Result.Repairs.Count > 0;

    /// <summary>Whether one of the places shown is that of the slip; of two slips, whether each has its place.</summary>
    public bool IsRight => Slip.Places.All(IsShown);

    /// <summary>Whether places are shown, and none of them has a slip.</summary>
    public bool IsWrong => IsLocated && !Slip.Places.Any(IsShown);

    /// <summary>Draws slips and checks them until so many have failed; the others change nothing that can be seen.</summary>
    /// <param name="count">How many wrong steps.</param>
    /// <param name="seed">The seed of the draw.</param>
    public static IEnumerable<LocationTrial> Run(int count, int seed) => Run(count, DrawnSlip.Draw(seed));

    /// <summary>The same with two slips in different functions, each of which fails by itself.</summary>
    /// <param name="count">How many wrong steps.</param>
    /// <param name="seed">The seed of the draw.</param>
    public static IEnumerable<LocationTrial> RunPairs(int count, int seed) => Run(count, DrawnSlip.DrawPairs(seed));

    private static IEnumerable<LocationTrial> Run(int count, IEnumerable<DrawnSlip> drawn)
    {
        using var checker = new StepChecker();
        foreach (var slip in drawn)
        {
            if (count == 0) yield break;
            if (!slip.Alone.All(alone => Fails(checker.Check(alone.Step, Submission(alone), onDataSets: false)))) continue;
            var searched = 0L;
            var result = checker.Check(
                slip.Step, Submission(slip), early: _ => searched = Stopwatch.GetTimestamp(), repairs: true, onDataSets: false);
            if (!Fails(result)) continue;
            count--;
            yield return new(slip, result, Stopwatch.GetElapsedTime(searched));
        }
    }

    private bool IsShown((int First, int Last) lines) =>
        Result.Repairs.Any(repair => lines.First <= repair.Line && repair.Line <= lines.Last);

    private static Submission Submission(DrawnSlip slip) => new([slip.File], [], "");

    private static bool Fails(StepResult result) => result.Verdict is Verdict.Failed or Verdict.TimedOut;
}
