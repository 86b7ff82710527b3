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

    /// <summary>Whether one of the places shown is that of the slip.</summary>
    public bool IsRight => Result.Repairs.Any(repair => Slip.FirstLine <= repair.Line && repair.Line <= Slip.LastLine);

    /// <summary>Draws slips and checks them until so many have failed; the others change nothing that can be seen.</summary>
    /// <param name="count">How many wrong steps.</param>
    /// <param name="seed">The seed of the draw.</param>
    public static IEnumerable<LocationTrial> Run(int count, int seed)
    {
        using var checker = new StepChecker();
        foreach (var slip in DrawnSlip.Draw(seed))
        {
            if (count == 0) yield break;
            var searched = 0L;
            var result = checker.Check(
                slip.Step, new([slip.File], [], ""), early: _ => searched = Stopwatch.GetTimestamp(), repairs: true);
            if (result.Verdict is not (Verdict.Failed or Verdict.TimedOut)) continue;
            count--;
            yield return new(slip, result, Stopwatch.GetElapsedTime(searched));
        }
    }
}
