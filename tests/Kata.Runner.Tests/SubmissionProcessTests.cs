using Kata.Runner.Compiling;
using Kata.Runner.Workers;

namespace Kata.Runner.Tests;

/// <summary>A process that holds a submission and answers one question after another.</summary>
public sealed class SubmissionProcessTests
{
    private static readonly Network Small = Initialize.Create([3, 4, 2], Activation.Tanh, Activation.Softmax, Loss.SoftmaxCrossEntropy, 1);
    private static readonly Matrix<double> X = Matrix<double>.Build.DenseOfArray(new[,] { { 0.5, -1, 2 }, { 0, 3, 0.25 } });

    [Test]
    public void It_gives_the_outputs_of_the_submissions_forward_pass_again_and_again()
    {
        using var process = new SubmissionProcess(Written("1.0", "2.0"));
        var doubled = Small with { Layers = [.. Small.Layers.Select(layer => layer with { Theta = DoubledBiases(layer.Theta) })] };

        for (var time = 0; time < 3; time++)
        {
            var h = process.Outputs(Small, X);

            Assert.That((h - Forward.Pass(doubled, X).A[^1]).L2Norm(), Is.EqualTo(0).Within(1e-14));
        }
    }

    [Test]
    public void An_exception_is_reported_and_the_process_goes_on_serving()
    {
        using var process = new SubmissionProcess(
            Written("var z = new", "if (x.RowCount == 1) throw new InvalidOperationException(\"adrift\");\n        var z = new"));

        var thrown = Assert.Catch<SubmissionException>(() => process.Outputs(Small, X.SubMatrix(0, 1, 0, 3)));
        var h = process.Outputs(Small, X);

        Assert.That(thrown!.Message, Does.Match("the code threw InvalidOperationException at .*Forward.cs, line [0-9]+: adrift$"));
        Assert.That(h.RowCount, Is.EqualTo(2));
    }

    [Test]
    public void Code_that_does_not_compile_is_reported_with_its_place()
    {
        using var process = new SubmissionProcess(Written("var z = new", "var z = now"));

        Assert.That(Assert.Catch<SubmissionException>(() => process.Outputs(Small, X))!.Message,
            Does.Match("^the steps do not compile: .*Forward.cs:[0-9]+:[0-9]+: "));
    }

    private static Matrix<double> DoubledBiases(Matrix<double> theta)
    {
        var doubled = theta.Clone();
        doubled.SetColumn(0, 2 * theta.Column(0));
        return doubled;
    }

    // The reference with a change in step 4.
    private static Submission Written(string right, string wrong)
    {
        var forward = Reference.Files.Single(file => file.Name == "Forward");
        Assert.That(forward.Text, Does.Contain(right), "the reference no longer reads like this");
        return new([.. Reference.Files.Select(file => file == forward ? file with { Text = file.Text.Replace(right, wrong) } : file)],
            [], "");
    }
}
