using static Kata.Gradients.GradientVerdict;

namespace Kata.Gradients.Tests;

/// <summary>Thousands of drawn costs with known slopes: right claims are never called wrong, nor wrong ones right.</summary>
public sealed class GradientCheckFuzzTests
{
    private const int Cases = 2800;
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("KATA_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Test]
    public void Right_slopes_are_never_called_wrong_and_wrong_ones_never_right()
    {
        var random = new Random(Seed);
        var counts = new SortedDictionary<string, Counts>(StringComparer.Ordinal);
        var faults = new List<string>();

        for (var number = 0; number < Cases; number++)
        {
            var drawn = DrawnCosts.Draw(number, random);
            var off = (random.Next(2) == 0 ? -1 : 1) * Math.Pow(10, -12 + (13 * random.NextDouble()));
            var slope = drawn.Slope(drawn.At);
            if (!double.IsFinite(slope) || !double.IsFinite(drawn.Cost(drawn.At))) continue;
            var error = slope == 0 ? off : slope * off;
            var right = Check(drawn, 0);
            var wrong = Check(drawn, error);

            // The true slope and the claim are both within the tolerance of the slope measured.
            var beyond = Math.Max(-error, error - drawn.Gap);
            var isSeen = beyond > (2 * wrong.Worst?.Tolerance) + (1e-15 * Math.Abs(slope));
            if (right.Verdict == Disagrees) faults.Add($"case {number}, right but {right}");
            if (wrong.Agrees && isSeen) faults.Add($"case {number}, wrong by {error:g3} but {wrong}");
            var before = counts.GetValueOrDefault(drawn.Family, new(0, 0, 0, 0, 0, 0, 0));
            counts[drawn.Family] = new(
                before.Cases + 1,
                before.Right + (right.Agrees ? 1 : 0),
                before.RightCalledWrong + (right.Verdict == Disagrees ? 1 : 0),
                before.RightLeftOpen + (right.Verdict is Agrees or Disagrees ? 0 : 1),
                before.Wrong + (wrong.Verdict == Disagrees ? 1 : 0),
                before.WrongCalledRight + (wrong.Agrees && isSeen ? 1 : 0),
                before.BelowTolerance + (wrong.Agrees && !isSeen ? 1 : 0));
        }

        foreach (var (family, count) in counts) TestContext.Out.WriteLine($"{family,-12} {count}");
        TestContext.Out.WriteLine($"KATA_SEED={Seed}\n{string.Join('\n', faults)}");
        Assert.That(counts.Values.Sum(count => count.Cases), Is.InRange(2000, Cases));
        Assert.That(faults, Is.Empty);
    }

    private static GradientReport Check(DrawnCost drawn, double error) =>
        GradientCheck.Verify(at => drawn.Cost(at[0]), at => [drawn.Slope(at[0]) + error], [drawn.At]);

    private sealed record Counts(
        int Cases, int Right, int RightCalledWrong, int RightLeftOpen, int Wrong, int WrongCalledRight, int BelowTolerance);
}
