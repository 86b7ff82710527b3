using Kata.Harness.Oracle;
using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step04")]
public sealed class ForwardProperties
{
    [Test]
    public void Each_example_is_passed_independently() => Property.ForAll(Generators.Any, drawn =>
    {
        var together = Forward.Pass(drawn.Network, drawn.X).A[^1];

        for (var i = 0; i < drawn.X.RowCount; i++)
        {
            var alone = Forward.Pass(drawn.Network, drawn.X.SubMatrix(i, 1, 0, drawn.X.ColumnCount)).A[^1];
            Close(alone.Row(0), together.Row(i), 1e-12);
        }
    });

    [Test]
    public void Each_activation_belongs_to_its_sum() => Property.ForAll(Generators.Any, drawn =>
    {
        var pass = Forward.Pass(drawn.Network, drawn.X);

        Assert.That(pass.A[0], Is.EqualTo(drawn.X));
        for (var l = 0; l < pass.Z.Count; l++)
            Close(pass.A[l + 1], Activations.Apply(drawn.Network.Layers[l].Activation, pass.Z[l]), 1e-12 * (1 + pass.Z[l].InfinityNorm()));
    });

    [Test]
    public void The_oracle_has_the_same_sums_and_activations() => Property.ForAll(Generators.Any, drawn =>
    {
        var pass = Forward.Pass(drawn.Network, drawn.X);

        var oracle = ScalarOracle.Pass(drawn.Network, drawn.X);
        Assert.That((pass.Z.Count, pass.A.Count), Is.EqualTo((oracle.Z.Count, oracle.A.Count)));
        foreach (var (ours, theirs) in pass.Z.Concat(pass.A).Zip(oracle.Z.Concat(oracle.A)))
            Close(ours, theirs, 1e-12 * (1 + theirs.InfinityNorm()));
    });

    [Test]
    public void Renumbering_the_hidden_units_keeps_the_outputs() => Property.ForAll(Generators.Hidden, drawn =>
    {
        var thetas = Renumber.Hidden(drawn.Thetas);

        Close(Forward.Pass(drawn.Network.With(thetas), drawn.X).A[^1], Forward.Pass(drawn.Network, drawn.X).A[^1], 1e-12);
    });

    [Test]
    public void Renumbering_the_inputs_keeps_the_outputs() => Property.ForAll(Generators.Any, drawn =>
    {
        var (thetas, x) = Renumber.Inputs(drawn.Thetas, drawn.X);

        Close(Forward.Pass(drawn.Network.With(thetas), x).A[^1], Forward.Pass(drawn.Network, drawn.X).A[^1], 1e-12);
    });

    [Test]
    [Category("Purity")]
    public void The_network_and_x_are_not_changed() => Property.ForAll(Generators.Any, drawn =>
    {
        var (flat, x) = (drawn.Flat, drawn.X.Clone());

        Forward.Pass(drawn.Network, drawn.X);

        Assert.That(drawn.Flat, Is.EqualTo(flat));
        Assert.That(drawn.X, Is.EqualTo(x));
    });
}
