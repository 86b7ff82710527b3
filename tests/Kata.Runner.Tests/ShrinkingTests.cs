using Kata.Runner.Compiling;

namespace Kata.Runner.Tests;

/// <summary>A law that is broken shows the smallest case that breaks it.</summary>
public sealed class ShrinkingTests
{
    // Two hidden layers are needed, as the mistake is in the middle one.
    [Test]
    public void A_network_is_shrunk_to_the_layers_and_units_that_matter()
    {
        var reference = Reference.File(Step.Backprop).Text;
        var wrong = reference.Replace(
            "return deltas;", "if (deltas.Length > 2) deltas[1] *= 2;\n        return deltas;", StringComparison.Ordinal);

        var checks = Checks.Of(Step.Backprop, StepSources.Hybrid(Step.Backprop, [new("Backprop.cs", wrong)]), external: false);

        var shown = checks.Single(check => check.Name == "BackpropProperties.The_oracle_has_the_same_deltas").Output;
        Assert.That(wrong, Is.Not.EqualTo(reference));
        Assert.That(shown, Does.Contain("theta 3").And.Not.Contain("theta 4").And.Contain("smallest case found; KATA_SEED=1"));
        Assert.That(shown.Split('\n'), Has.Length.LessThan(14));
    }

    [Test]
    public void Labels_are_shown_as_numbers()
    {
        var reference = Reference.File(Step.OneHot).Text;
        var wrong = reference.Replace("labels[i] = k;", "labels[i] = Math.Min(k, 2);", StringComparison.Ordinal);

        var checks = Checks.Of(Step.OneHot, StepSources.Hybrid(Step.OneHot, [new("OneHot.cs", wrong)]), external: false);

        var shown = checks.Single(check => check.Name == "OneHotProperties.Decode_undoes_encode").Output;
        Assert.That(shown, Does.StartWith("[3], 4\n"));
    }
}
