using static Kata.Tests.TestMatrices;

namespace Kata.Gradients.Tests;

/// <summary>What wrong entries have in common, and the sentence that says so.</summary>
public sealed class GradientCheckPatternTests
{
    private static readonly GradientOptions Blocks = TestBlocks.Thetas((2, 3), (3, 3));
    private static readonly Vector<double> At = Vector(0.3, -1.1, 0.7, 1.9, -0.4, 0.6, -0.9, 1.3, 0.2, -1.7, 0.8, 1.4, -0.6, 0.5, 1.1);

    // Column 0 of both blocks, 2 × 3 and 3 × 3.
    private static readonly int[] Biases = [0, 3, 6, 9, 12];

    [TestCase(-1, "every claimed entry is -1 times the slope (a sign is flipped).")]
    [TestCase(2, "every claimed entry is 2 times the slope (a factor 2, as between λ/m and λ/2m or between h and 2h).")]
    [TestCase(0.5, "every claimed entry is 0.5 times the slope (a factor ½, as between λ/2m and λ/m).")]
    [TestCase(7, "every claimed entry is 7 times the slope (a division by a number of examples or classes may be missing).")]
    [TestCase(1 / 7.0, "every claimed entry is 1/7 of the slope (a division by a number of examples or classes may be superfluous).")]
    [TestCase(2.302585092994046, "every claimed entry is 2.3025851 times the slope (ln 10: a logarithm to base 10).")]
    [TestCase(1.2345, "every claimed entry is 1.2345 times the slope.")]
    [TestCase(0, "every claimed entry is 0.")]
    public void A_constant_ratio_is_named(double ratio, string sentence)
    {
        HasPattern(sentence, slopes => slopes * ratio);

        var pattern = Check(slopes => slopes * ratio).Pattern!;
        Assert.That(pattern.Kind, Is.EqualTo(ratio == 0 ? PatternKind.Zero : PatternKind.Ratio));
        Assert.That(pattern.Ratio, Is.EqualTo(ratio).Within(1e-9));
    }

    [TestCase(PatternKind.Location, 1, 0, 0)]
    [TestCase(PatternKind.Offset, 0, 0.5, 0)]
    [TestCase(PatternKind.ParameterMultiple, 0, 0, 0.5)]
    public void Only_a_ratio_has_a_number(PatternKind kind, double squares, double offset, double factor)
    {
        var pattern = Check(
            slopes => slopes.MapIndexed((i, slope) => i < 6 ? slope + (squares * i * i) + offset + (factor * At[i]) : slope)).Pattern!;

        Assert.That((pattern.Kind, pattern.Ratio), Is.EqualTo((kind, (double?)null)));
    }

    [Test]
    public void A_ratio_of_a_block_is_named_with_the_block() => HasPattern(
        "only Theta1 is wrong, below the last layer: every claimed entry is -1 times the slope (a sign is flipped).",
        slopes => slopes.MapIndexed((i, slope) => i < 6 ? -slope : slope));

    [Test]
    public void Ratios_that_differ_by_part_are_named_one_by_one() => HasPattern(
        "in Theta1 biases every claimed entry is 3 times the slope (a division by a number of examples or classes may be missing); "
        + "in Theta1 weights every claimed entry is 2 times the slope (a factor 2, as between λ/m and λ/2m or between h and 2h); "
        + "in Theta2 biases every claimed entry is 3 times the slope (a division by a number of examples or classes may be missing); "
        + "in Theta2 weights every claimed entry is 2 times the slope (a factor 2, as between λ/m and λ/2m or between h and 2h).",
        slopes => slopes.MapIndexed((i, slope) => slope * (Biases.Contains(i) ? 3 : 2)));

    [Test]
    public void A_penalty_left_out_is_proportional_to_the_weights() => HasPattern(
        "only weights are wrong, no bias is: every claimed entry is the slope minus 0.1857 times its parameter "
        + "(e.g. a penalty on the weights).",
        slopes => slopes.MapIndexed((i, slope) => Biases.Contains(i) ? slope : slope - (0.1857 * At[i])));

    [Test]
    public void A_penalty_on_the_biases_is_proportional_to_them() => HasPattern(
        "only biases are wrong: every claimed entry is the slope plus 0.1857 times its parameter "
        + "(e.g. a penalty on the weights).",
        slopes => slopes.MapIndexed((i, slope) => Biases.Contains(i) ? slope + (0.1857 * At[i]) : slope));

    [Test]
    public void Ones_for_zeros_in_the_bias_column_are_an_offset() => HasPattern(
        "only biases are wrong: every claimed entry is the slope plus 0.1857.",
        slopes => slopes.MapIndexed((i, slope) => Biases.Contains(i) ? slope + 0.1857 : slope));

    [Test]
    public void Bias_entries_of_one_block_are_named() => HasPattern(
        "only the biases of Theta2 are wrong: every claimed entry is 0.",
        slopes => slopes.MapIndexed((i, slope) => i is 6 or 9 or 12 ? 0 : slope));

    [Test]
    public void Weights_of_one_block_are_named() => HasPattern(
        "only the weights of Theta1 are wrong.",
        slopes => slopes.MapIndexed((i, slope) => i is 1 or 2 or 4 ? slope + (0.1 * i * i) : slope));

    [Test]
    public void The_last_block_alone_is_named() => HasPattern(
        "only Theta2 is wrong.", slopes => slopes.MapIndexed((i, slope) => i >= 6 ? slope + (0.1 * i * i) : slope));

    [Test]
    public void Columns_for_rows_are_recognised() => HasPattern(
        "the claimed entries of Theta1 and Theta2 are the slopes column by column instead of row by row, or the other way round.",
        slopes => Vector([.. ByColumns(slopes, 0, 2), .. ByColumns(slopes, 6, 3)]));

    [Test]
    public void A_block_by_columns_is_recognised() => HasPattern(
        "only Theta2 is wrong: the claimed entries of Theta2 are the slopes column by column instead of row by row, "
        + "or the other way round.",
        slopes => Vector([.. slopes.Take(6), .. ByColumns(slopes, 6, 3)]));

    [Test]
    public void Another_order_within_blocks_is_recognised() => HasPattern(
        "the claimed entries are the slopes in another order within their blocks.",
        slopes => Vector([.. slopes.Take(6).Reverse(), .. slopes.Skip(6).Reverse()]));

    [Test]
    public void Blocks_in_another_order_are_recognised() => HasPattern(
        "the claimed entries are the slopes in another order.", slopes => Vector([.. slopes.Skip(6), .. slopes.Take(6)]));

    [Test]
    public void A_float_gradient_is_recognised() => HasPattern(
        "every claimed entry is a float: somewhere the gradient is computed in single precision.",
        slopes => slopes.Map(slope => (double)(float)slope));

    [Test]
    public void A_single_wrong_entry_has_no_pattern() =>
        Assert.That(Check(slopes => slopes.MapIndexed((i, slope) => i == 4 ? -slope : slope)).Pattern, Is.Null);

    [Test]
    public void Errors_without_a_law_have_no_pattern() =>
        Assert.That(Check(slopes => slopes.MapIndexed((i, slope) => slope + Math.Sin(1 + (i * i)))).Pattern, Is.Null);

    [Test]
    public void A_right_gradient_has_no_pattern() => Assert.That(Check(slopes => slopes).Pattern, Is.Null);

    private static double[] ByColumns(Vector<double> slopes, int start, int rows) =>
        [.. Enumerable.Range(0, rows * 3).Select(k => slopes[start + (k % rows * 3) + (k / rows)])];

    private static GradientReport Check(Func<Vector<double>, Vector<double>> mistake) => GradientCheck.Verify(
        theta => theta.MapIndexed((i, entry) => Math.Sin(entry + (0.1 * i))).Sum() + (theta[0] * theta[7]),
        mistake(At.MapIndexed((i, entry) => Math.Cos(entry + (0.1 * i)) + (i == 0 ? At[7] : i == 7 ? At[0] : 0))),
        At,
        Blocks);

    private static void HasPattern(string pattern, Func<Vector<double>, Vector<double>> mistake)
    {
        var report = Check(mistake);

        Assert.That(report.Verdict, Is.EqualTo(GradientVerdict.Disagrees));
        Assert.That(report.Pattern?.Sentence, Is.EqualTo(pattern));
        Assert.That(report.ToString(), Does.Contain($"\npattern: {pattern}\n"));
    }
}
