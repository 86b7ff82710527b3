using Kata.Harness.Mistakes;
using Kata.Harness.Tracing;

namespace Kata.Harness.Tests;

/// <summary>The trace of an example through the steps.</summary>
public sealed class TraceTests
{
    private static readonly Steps Right = ReferenceSteps.All;

    private static IEnumerable<TestCaseData> Wrong() =>
        from mistake in MistakeBank.All
        where mistake.Step is Step.Forward or Step.Backprop
        select new TestCaseData(mistake).SetName($"{{m}}({mistake.Id})");

    [Test]
    public void Of_the_reference_every_number_is_right_in_every_step([Values] bool drawn, [Values(4, 6, 8)] int step)
    {
        var trace = Trace.Of((Step)step, Right, drawn ? TraceExample.Drawn([2, 3, 2], Activation.Tanh, Loss.CrossEntropy, 4)
            : TraceExample.Worked);

        Assert.That(trace.IsRight);
        Assert.That(trace.FirstWrong, Is.Null);
    }

    // The lessons show them, worked out by hand.
    [TestCase("z¹", new[] { 2.0, -2, 4, 1 })]
    [TestCase("a¹", new[] { 2.0, 0, 4, 1 })]
    [TestCase("z²", new[] { -1.5, 0.5 })]
    [TestCase("h", new[] { -1.5, 0.5 })]
    [TestCase("data term", new[] { 1.0625 })]
    [TestCase("penalty", new[] { 3.425 })]
    [TestCase("J", new[] { 4.4875 })]
    [TestCase("g′(z¹)", new[] { 1.0, 0, 1, 1 })]
    [TestCase("δ²", new[] { -2, -0.5 })]
    [TestCase("δ¹", new[] { 2, 0, 0.5, -2 })]
    [TestCase("∂J/∂Θ¹", new[] { 1.25, 2.4, -0.15, -1, 0.1, -0.6 })]
    [TestCase("∂J/∂Θ²", new[] { -1.25, -3.2, 0.55 })]
    public void The_right_numbers_are_those_of_the_lessons(string symbol, double[] numbers) => Assert.That(
        Of(Trace.Of(Step.Backprop, Right, TraceExample.Worked), symbol).Numbers.Select(number => number.Right),
        Is.EqualTo(numbers).Within(1e-15));

    [Test]
    public void What_a_number_is_made_from_evaluates_to_it(
        [Values] Loss loss, [Values(Activation.Identity, Activation.Sigmoid, Activation.Tanh, Activation.Relu)] Activation hidden)
    {
        foreach (var sizes in new int[][] { [2, 3, 2], [5, 5], [1, 2, 3, 4] })
            Evaluates(TraceExample.Drawn(sizes, hidden, loss, 4), 2e-4);
    }

    [Test]
    public void What_a_number_of_the_lessons_is_made_from_evaluates_to_it() => Evaluates(TraceExample.Worked, 1e-12);

    [Test]
    public void A_number_is_made_from_numbers_as_a_person_writes_them()
    {
        var trace = Trace.Of(Step.Backprop, Right, TraceExample.Worked);

        Assert.That(Of(trace, "z¹").Numbers[0].MadeFrom, Is.EqualTo("2 = 1·1 + 2·2 + 3·(−1)"));
        Assert.That(Of(trace, "δ¹").Numbers[3].MadeFrom, Is.EqualTo("−2 = (−0.5·4)·1"));
        Assert.That(Of(trace, "∂J/∂Θ²").Numbers[1].MadeFrom, Is.EqualTo("−3.2 = (−2·2 − 0.5·4)/2 + 0.4/2·(−1)"));
    }

    [TestCaseSource(nameof(Wrong))]
    public void A_mistake_is_never_blamed_on_another_step(Mistake mistake)
    {
        foreach (var example in new[] { TraceExample.Worked, TraceExample.Drawn([2, 3, 2], Activation.Sigmoid, Loss.CrossEntropy, 4) })
        {
            var trace = Trace.Of(Step.Backprop, MistakeBank.Inject(Right, mistake), example);

            Assert.That(
                trace.Quantities.Where(quantity => quantity.Standing == Standing.Wrong).Select(quantity => quantity.Step),
                Is.All.EqualTo(mistake.Step));
        }
    }

    [Test]
    public void What_follows_from_an_earlier_mistake_is_not_a_mistake_of_its_own()
    {
        // The cost and the gradient are those of the wrong pass.
        var wrong = Right with { Pass = (network, x) => Changed(Right.Pass(network, x)) };
        wrong = wrong with
        {
            Cost = (network, x, y, lambda) =>
                wrong.DataTerm(network.Loss, wrong.Pass(network, x), y) + wrong.Penalty(network, lambda, x.RowCount),
        };

        var trace = Trace.Of(Step.Cost, wrong, TraceExample.Worked);

        Assert.That(Stands(trace), Is.EqualTo("z¹ Right, a¹ Right, z² Right, h Wrong, data term Follows, penalty Right, J Follows"));
        Assert.That(Of(trace, "J").Because, Is.EqualTo("h"));
        Assert.That(trace.FirstWrongNumber!.Place, Is.EqualTo("row 1, unit 1"));

        static ForwardPass Changed(ForwardPass pass) => pass with { A = [.. pass.A.SkipLast(1), pass.A[^1] * 2] };
    }

    [Test]
    public void A_second_mistake_is_one_of_its_own()
    {
        var trace = Trace.Of(Step.Cost, Right with { Penalty = (_, _, _) => 1, DataTerm = (_, _, _) => 1 }, TraceExample.Worked);

        Assert.That(Of(trace, "data term").Standing, Is.EqualTo(Standing.Wrong));
        Assert.That(Of(trace, "penalty").Standing, Is.EqualTo(Standing.Wrong));
    }

    [Test]
    public void A_wrong_activation_is_a_mistake_of_step_3()
    {
        Matrix<double> Apply(Activation activation, Matrix<double> z) =>
            activation == Activation.Relu ? z.Clone() : Right.Apply(activation, z);
        ForwardPass Pass(Network network, Matrix<double> x)
        {
            List<Matrix<double>> z = [], a = [x];
            foreach (var layer in network.Layers)
            {
                z.Add(Right.Pass(new([layer], network.Loss), a[^1]).Z[0]);
                a.Add(Apply(layer.Activation, z[^1]));
            }

            return new(z, a);
        }

        var wrong = Trace.Of(Step.Forward, Right with { Apply = Apply, Pass = Pass }, TraceExample.Worked).FirstWrong!;

        Assert.That((wrong.Symbol, wrong.Step, wrong.Function), Is.EqualTo(("a¹", Step.Activations, "Activations.Apply")));
    }

    [Test]
    public void An_exception_stands_in_the_place_of_the_numbers_and_later_functions_get_the_right_pass()
    {
        var trace = Trace.Of(
            Step.Backprop, Right with { Pass = (_, _) => throw new InvalidOperationException("no\npass") }, TraceExample.Worked);

        Assert.That(Of(trace, "z¹").Instead, Is.EqualTo("Forward.Pass throws InvalidOperationException: no pass"));
        Assert.That(Of(trace, "a¹").Because, Is.EqualTo("z¹"));
        Assert.That(Of(trace, "δ¹").Standing, Is.EqualTo(Standing.Right));
        Assert.That(trace.FirstWrong!.Symbol, Is.EqualTo("z¹"));
        Assert.That(trace.FirstWrongNumber, Is.Null);
    }

    [Test]
    public void What_is_not_written_yet_is_no_mistake()
    {
        var trace = Trace.Of(
            Step.Cost,
            Right with
            {
                Penalty = (_, _, _) => throw new NotImplementedException(),
                Cost = (_, _, _, _) => throw new NotImplementedException("Step 6: Cost.Penalty is not written yet."),
            },
            TraceExample.Worked);

        Assert.That(trace.FirstWrong, Is.Null);
        Assert.That(trace.IsRight, Is.False);
        Assert.That(Of(trace, "penalty").Instead, Is.EqualTo("Cost.Penalty is not written yet."));
        Assert.That(Of(trace, "J").Instead, Is.EqualTo("Step 6: Cost.Penalty is not written yet."));
    }

    [Test]
    public void A_matrix_of_another_shape_is_the_first_mistake()
    {
        var trace = Trace.Of(
            Step.Backprop,
            Right with { Deltas = (network, pass, y) => [.. Right.Deltas(network, pass, y).Select(delta => delta.Transpose())] },
            TraceExample.Worked);

        Assert.That(trace.FirstWrong!.Instead, Is.EqualTo("δ² is 1x2 but needs to be 2x1."));
    }

    [Test]
    public void A_list_that_is_too_short_is_said()
    {
        var trace = Trace.Of(
            Step.Forward,
            Right with { Pass = (network, x) => Right.Pass(network, x) is var pass ? pass with { A = [.. pass.A.Skip(1)] } : null! },
            TraceExample.Worked);

        Assert.That(trace.FirstWrong!.Instead, Is.EqualTo("A holds 2 matrices but needs 3."));
    }

    [Test]
    public void A_function_that_changes_its_arguments_spoils_no_later_number()
    {
        var trace = Trace.Of(
            Step.Cost,
            Right with
            {
                Pass = (network, x) =>
                {
                    var pass = Right.Pass(network, x.Clone());
                    x.Clear();
                    network.Layers[0].Theta.Clear();
                    return pass;
                },
            },
            TraceExample.Worked);

        Assert.That(trace.IsRight);
    }

    [Test]
    public void A_drawn_example_is_small_and_the_same_for_the_same_seed()
    {
        var (one, same) = (Drawn(4), Drawn(4));

        Assert.That(one.X, Is.EqualTo(same.X));
        Assert.That(one.Network.Layers[0].Theta, Is.EqualTo(same.Network.Layers[0].Theta));
        Assert.That(one.Network.Layers[0].Theta, Is.Not.EqualTo(Drawn(5).Network.Layers[0].Theta));
        Assert.That(one.Network.Layers[1].Theta.Enumerate().Select(Math.Abs), Is.All.AnyOf(0.5, 1, 1.5, 2));

        static TraceExample Drawn(int seed) => TraceExample.Drawn([2, 3, 2], Activation.Relu, Loss.SquaredError, seed);
    }

    [TestCase(Loss.SquaredError, new[] { 2, 6, 1 }, "the network is 2-6-1 but needs 2 to 4 layers of 1 to 5 units: a trace "
        + "can be redone by hand.")]
    [TestCase(Loss.SoftmaxCrossEntropy, new[] { 2, 1 }, "the network is 2-1 but needs at least 2 outputs: the softmax of a single one is "
        + "always 1.")]
    public void What_cannot_be_drawn_is_refused(Loss loss, int[] sizes, string sentence) =>
        Assert.That(() => TraceExample.Drawn(sizes, Activation.Relu, loss, 1), Throws.ArgumentException.With.Message.EqualTo(sentence));

    [TestCase(1, 4)]
    [TestCase(5, 4)]
    [TestCase(6, 6)]
    [TestCase(12, 8)]
    [TestCase(13, 8)]
    public void The_nearest_example_is_the_last_one_not_later(int step, int nearest) =>
        Assert.That((int)Trace.Nearest((Step)step), Is.EqualTo(nearest));

    private static TracedQuantity Of(Trace trace, string symbol) => trace.Quantities.Single(quantity => quantity.Symbol == symbol);

    private static string Stands(Trace trace) =>
        string.Join(", ", trace.Quantities.Select(quantity => $"{quantity.Symbol} {quantity.Standing}"));

    private static void Evaluates(TraceExample example, double tolerance)
    {
        foreach (var quantity in Trace.Of(Step.Backprop, Right, example).Quantities)
        {
            foreach (var number in quantity.Numbers)
            {
                var sides = number.MadeFrom.Split(" = ");
                Assert.That(sides, Has.Length.EqualTo(2));
                foreach (var side in sides)
                {
                    Assert.That(
                        FormulaEvaluator.Of(side),
                        Is.EqualTo(number.Right).Within(tolerance * Math.Max(1, Math.Abs(number.Right))),
                        $"{quantity.Symbol}, {number.Place}: {number.MadeFrom}");
                }
            }
        }
    }
}
