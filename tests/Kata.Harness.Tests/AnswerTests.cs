using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Tests;

public sealed class AnswerTests
{
    [TestCase(double.PositiveInfinity, 3)]
    [TestCase(3, double.NegativeInfinity)]
    [TestCase(double.PositiveInfinity, double.NegativeInfinity)]
    [TestCase(double.NaN, 3)]
    [TestCase(double.NaN, double.PositiveInfinity)]
    [TestCase(0, 1)]
    public void Different_numbers_do_not_match(double one, double other) =>
        Assert.That((Answer.Of(one).Matches(Answer.Of(other)), Answer.Of(other).Matches(Answer.Of(one))), Is.EqualTo((false, false)));

    [TestCase(double.PositiveInfinity, double.PositiveInfinity)]
    [TestCase(double.NaN, double.NaN)]
    [TestCase(-0.0, 0)]
    [TestCase(1, 1 + 1e-10)]
    public void Equal_numbers_match(double one, double other) => Assert.That(Answer.Of(one).Matches(Answer.Of(other)));

    [Test]
    public void Nothing_does_not_match_something() =>
        Assert.That(Answer.Of(Array.Empty<double>()).Matches(Answer.Of(new[] { 1.0, 2 })), Is.False);

    [Test]
    public void A_tolerance_lets_0_stand_for_a_number_far_below_it() => Assert.That(
        Answer.Of(0).Matches(Answer.Of(Math.Exp(-40)) with { Tolerance = 1e-12 }));
}
