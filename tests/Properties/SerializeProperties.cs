namespace Kata.Tests;

[Category("Step01")]
public sealed class SerializeProperties
{
    [Test]
    public void Unflatten_undoes_flatten() => Property.ForAll(Generators.Thetas, thetas =>
        Assert.That(Serialize.Unflatten(Serialize.Flatten(thetas), Shapes(thetas)), Is.EqualTo(thetas)));

    [Test]
    public void Flatten_undoes_unflatten() => Property.ForAll(Generators.Thetas, thetas =>
    {
        var flat = Vector<double>.Build.Dense(Size(thetas), i => i + 0.5);

        Assert.That(Serialize.Flatten(Serialize.Unflatten(flat, Shapes(thetas))), Is.EqualTo(flat));
    });

    [Test]
    public void Entries_are_in_row_major_order() => Property.ForAll(Generators.Thetas, thetas =>
    {
        var flat = Serialize.Flatten(thetas);

        var place = 0;
        foreach (var theta in thetas)
        {
            for (var i = 0; i < theta.RowCount; i++)
                for (var j = 0; j < theta.ColumnCount; j++) Assert.That(flat[place++], Is.EqualTo(theta[i, j]));
        }

        Assert.That(flat.Count, Is.EqualTo(place));
    });

    private static Shape[] Shapes(Matrix<double>[] thetas) => [.. thetas.Select(theta => new Shape(theta.RowCount, theta.ColumnCount))];

    private static int Size(Matrix<double>[] thetas) => thetas.Sum(theta => theta.RowCount * theta.ColumnCount);
}
