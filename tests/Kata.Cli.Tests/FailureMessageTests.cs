using Kata.Cli.Learn;

namespace Kata.Cli.Tests;

public sealed class FailureMessageTests
{
    [Test]
    public void A_number_is_shown_without_its_type_and_its_tolerance() => Shows(
        () => Equal(12.25, 34.5), "expected 34.5, got 12.25");

    [Test]
    public void Numbers_are_rounded() => Shows(
        () => Equal(0.1 + 0.2, 1 / 3.0), "expected 0.33333333, got 0.3");

    [Test]
    public void Numbers_that_would_look_equal_keep_their_digits() => Shows(
        () => Equal(0.3 + 1e-11, 0.3), "expected 0.3, got 0.30000000001");

    [Test]
    public void The_first_wrong_entry_of_a_matrix_is_named_by_row_and_column() => Shows(
        () => Assert.That(new double[,] { { 1, 2 }, { 3, 5 } }, Is.EqualTo(new double[,] { { 1, 2 }, { 3, 4 } }).Within(1e-12)),
        "at row 1, column 1 (both count from 0):",
        "expected 4, got 5");

    [Test]
    public void The_shapes_of_matrices_are_shown() => Shows(
        () => Assert.That(new double[2, 3], Is.EqualTo(new double[3, 2])), "expected 3 × 2, got 2 × 3");

    [Test]
    public void An_entry_of_a_list_is_named_by_its_place() => Shows(
        () => Assert.That(new[] { 1, 2, 4 }, Is.EqualTo(new[] { 1, 2, 3 })), "at entry 2 (counted from 0):", "expected 3, got 4");

    [Test]
    public void Infinity_and_NaN_stay_what_they_are() => Shows(
        () => Equal(double.NaN, double.PositiveInfinity), "expected Infinity, got NaN");

    [Test]
    public void An_exception_is_named_without_its_namespace() => Assert.That(
        FailureMessage.Lines("System.ArgumentOutOfRangeException : it is outside. (Parameter 'row')"),
        Is.EqualTo(new[] { "it threw ArgumentOutOfRangeException: it is outside. (Parameter 'row')" }));

    [Test]
    public void A_message_of_a_suite_stays_as_it_is() => Assert.That(
        FailureMessage.Lines("the cost is -Infinity\n"), Is.EqualTo(new[] { "the cost is -Infinity" }));

    private static void Equal(double got, double wanted) => Assert.That(got, Is.EqualTo(wanted).Within(1e-12));

    private static void Shows(Action assertion, params string[] lines)
    {
        string message;
        using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
            message = Assert.Throws<AssertionException>(() => assertion())!.Message;

        Assert.That(FailureMessage.Lines(message), Is.EqualTo(lines));
    }
}
