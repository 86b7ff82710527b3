using Kata.Harness.Diagnosis;
using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Tests;

/// <summary>What is said of a wrong answer that no known mistake explains.</summary>
public sealed class PatternTests
{
    private static readonly Steps Right = ReferenceSteps.All;
    private static readonly Probe Probe = new Probe("a gradient", _ => Answer.Of(0.0)).In("a gradient", ("m", 7), ("K", 3), ("h", 0.125));
    private static readonly Answer Matrix = Answer.Of(Matrix<double>.Build.DenseOfArray(new double[,] { { 2, -3, 5 }, { 7, 11, -13 } }));

    [TestCase(2, "all of it is 2 times what it should be: a factor of 2 too many, or a half forgotten.")]
    [TestCase(0.5, "all of it is 1/2 times what it should be: a factor of 2 forgotten, or a half too many.")]
    [TestCase(7, "all of it is m times what it should be: a division by m is missing.")]
    [TestCase(1.0 / 7, "all of it is 1/m times what it should be: it is divided by m once too often.")]
    [TestCase(49, "all of it is m² times what it should be: it is multiplied by m instead of divided.")]
    [TestCase(1.0 / 3, "all of it is 1/K times what it should be: it is divided by K once too often.")]
    [TestCase(2.0 / 3, "all of it is 2/K times what it should be: it is the mean over K of what has lost its half.")]
    [TestCase(1.0 / 64, "all of it is h² times what it should be: it is multiplied by h instead of divided.")]
    [TestCase(0.125, "all of it is h times what it should be: a division by h is missing.")]
    [TestCase(-1, "all of it has the wrong sign.")]
    [TestCase(1.7, "all of it is 1.7 times what it should be.")]
    public void A_factor_has_a_name(double factor, string sentence) =>
        Assert.That(AnswerPatterns.Of(Probe, Times((_, _) => factor), Matrix), Is.EqualTo(sentence));

    [Test]
    public void A_factor_of_a_part_is_found()
    {
        Assert.That(
            AnswerPatterns.Of(Probe, Times((_, j) => j == 0 ? 1.0 / 7 : 1), Matrix),
            Is.EqualTo("column 0, the biases, is 1/m times what it should be: it is divided by m once too often. The rest is right."));
        Assert.That(
            AnswerPatterns.Of(Probe, Times((i, _) => i == 1 ? 2 : 1), Matrix),
            Is.EqualTo("row 1 is 2 times what it should be: a factor of 2 too many, or a half forgotten. The rest is right."));
    }

    [Test]
    public void A_factor_of_a_layer_is_found()
    {
        Matrix<double>[] right = [Matrix<double>.Build.Dense(2, 3, (i, j) => 1 + i + (3 * j)),
            Matrix<double>.Build.Dense(1, 3, (_, j) => 2 + j)];

        Assert.That(
            AnswerPatterns.Of(Probe, Answer.Of([right[0], 7 * right[1]]), Answer.Of(right)),
            Is.EqualTo("theta 2 is m times what it should be: a division by m is missing. The rest is right."));
    }

    [TestCase(0.447131, null)]
    [TestCase(7, "all of it is m times what it should be: a division by m is missing.")]
    public void A_single_number_has_a_factor_only_if_it_has_a_name(double factor, string? sentence) =>
        Assert.That(AnswerPatterns.Of(Probe, Answer.Of(factor * 3), Answer.Of(3.0)), Is.EqualTo(sentence));

    [Test]
    public void Facts_are_not_numbers() =>
        Assert.That(AnswerPatterns.Of(Probe, Answer.Of(false, false), Answer.Of(true, true)), Is.Null);

    [Test]
    public void A_number_of_things_is_shown_as_it_is() =>
        Assert.That(AnswerPatterns.Of(Probe, Answer.Of(4), Answer.Of(5)), Is.EqualTo("it is 4 and should be 5."));

    [TestCase("Matrix dimensions must agree: op1 is 7x4, op2 is 5x6.", "The sizes differ by one: the ones or the biases are missing")]
    [TestCase("Matrix dimensions must agree: op1 is 7x6, op2 is 7x7.", "The sizes differ by one: the ones or the biases are missing")]
    [TestCase("Matrix dimensions must agree: op1 is 7x5, op2 is 6x5.", "look for a missing transpose")]
    [TestCase("Matrix dimensions must agree: op1 is 6x5, op2 is 4.", "The sizes differ by one")]
    public void Sizes_that_do_not_fit_are_explained(string message, string hint)
    {
        var diagnosis = StepDiagnosis.Of(Step.Forward, Right with { Pass = (_, _) => throw new ArgumentException(message) });

        Assert.That(diagnosis.Pattern, Does.StartWith("it throws ArgumentException: a ").And.Contains(hint));
    }

    [Test]
    public void Other_sizes_are_only_shown() => Assert.That(
        ExceptionPattern.Of(new(0, 0, [], "ArgumentException") { Message = "op1 is 7x4, op2 is 9x2" }),
        Is.EqualTo("it throws ArgumentException: a 7x4 matrix meets a 9x2 matrix."));

    [Test]
    public void An_exception_is_booked_on_the_function_that_threw()
    {
        var broken = Right with
        {
            Backprop = (network, x, y, _) => new(0, Backprop.Deltas(network, Right.Pass(network, x), y.RemoveRow(0))),
        };

        var diagnosis = StepDiagnosis.Of(Step.Backprop, broken);

        Assert.That(diagnosis.FirstWrong, Is.EqualTo("the result of Backprop.Deltas"));
    }

    private static Answer Times(Func<int, int, double> factor) =>
        Matrix with { Values = [.. Matrix.Values.Select((value, i) => value * factor(i / 3, i % 3))] };
}
