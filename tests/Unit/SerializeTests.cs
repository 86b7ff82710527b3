using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step01")]
public sealed class SerializeTests
{
    private static Matrix<double>[] Thetas => [Matrix(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }), Matrix(new double[,] { { 7, 8 } })];

    [Test]
    public void Thetas_are_written_row_by_row_and_layer_by_layer() =>
        Assert.That(Serialize.Flatten(Thetas), Is.EqualTo(new double[] { 1, 2, 3, 4, 5, 6, 7, 8 }));

    [Test]
    public void A_vector_is_cut_into_the_shapes_in_order()
    {
        var thetas = Serialize.Unflatten(Vector(1, 2, 3, 4, 5, 6, 7, 8), [new(2, 3), new(1, 2)]);

        Assert.That(thetas, Has.Count.EqualTo(2));
        Assert.That(thetas[0].ToArray(), Is.EqualTo(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        Assert.That(thetas[1].ToArray(), Is.EqualTo(new double[,] { { 7, 8 } }));
    }

    // Ng, Machine Learning, exercise 4: 25·401 + 10·26.
    [Test]
    public void The_digits_network_has_10285_parameters()
    {
        var flat = Serialize.Flatten([Matrix<double>.Build.Dense(25, 401), Matrix<double>.Build.Dense(10, 26)]);

        Assert.That(flat.Count, Is.EqualTo(10_285));
    }

    [Test]
    [Category("Purity")]
    public void Changing_the_vector_does_not_change_the_thetas()
    {
        var theta = Matrix(new double[,] { { 1, 2, 3 } });
        var flat = Serialize.Flatten([theta]);

        flat[1] = 99;

        Assert.That(theta.ToArray(), Is.EqualTo(new double[,] { { 1, 2, 3 } }));
    }

    [Test]
    [Category("Purity")]
    public void Changing_a_theta_does_not_change_the_vector()
    {
        var flat = Vector(1, 2, 3);
        var thetas = Serialize.Unflatten(flat, [new(1, 3)]);

        thetas[0][0, 1] = 99;

        Assert.That(flat, Is.EqualTo(new double[] { 1, 2, 3 }));
    }

    [Test]
    [Category("Arguments")]
    public void A_vector_that_is_too_short_is_refused() =>
        Refused(() => Serialize.Unflatten(Vector(1, 2, 3), [new(2, 2)]));

    [Test]
    [Category("Arguments")]
    public void A_vector_that_is_too_long_is_refused() =>
        Refused(() => Serialize.Unflatten(Vector(1, 2, 3, 4, 5), [new(2, 2)]));

    [Test]
    [Category("Arguments")]
    public void A_shape_without_rows_is_refused() =>
        Refused(() => Serialize.Unflatten(Vector(1, 2), [new(0, 3), new(1, 2)]));

    [Test]
    [Category("Arguments")]
    public void A_shape_without_columns_is_refused() =>
        Refused(() => Serialize.Unflatten(Vector(1, 2), [new(3, 0), new(1, 2)]));

    [Test]
    [Category("Arguments")]
    public void An_empty_list_of_thetas_is_refused() => Refused(() => Serialize.Flatten([]));
}
