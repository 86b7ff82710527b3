namespace Kata.Tests;

[Category("Step02")]
public sealed class OneHotProperties
{
    [Test]
    public void Decode_undoes_encode() => Property.ForAll(Generators.Labels, drawn =>
        Assert.That(OneHot.Decode(OneHot.Encode(drawn.Labels, drawn.Classes)), Is.EqualTo(drawn.Labels)));

    [Test]
    public void A_row_has_one_1_and_K_minus_1_zeros() => Property.ForAll(Generators.Labels, drawn =>
    {
        var y = OneHot.Encode(drawn.Labels, drawn.Classes);

        Assert.That((y.RowCount, y.ColumnCount), Is.EqualTo((drawn.Labels.Length, drawn.Classes)));
        foreach (var row in y.EnumerateRows())
        {
            Assert.That(row.Count(entry => entry == 1), Is.EqualTo(1));
            Assert.That(row.Count(entry => entry == 0), Is.EqualTo(drawn.Classes - 1));
        }
    });

    [Test]
    public void The_decoded_entry_is_the_first_of_the_largest_in_its_row() => Property.ForAll(Generators.AnyMatrix, rows =>
    {
        var labels = OneHot.Decode(rows);

        Assert.That(labels, Has.Length.EqualTo(rows.RowCount));
        for (var i = 0; i < labels.Length; i++)
        {
            for (var k = 0; k < rows.ColumnCount; k++)
                Assert.That(k < labels[i] ? rows[i, k] < rows[i, labels[i]] : rows[i, k] <= rows[i, labels[i]], $"row {i}, column {k}");
        }
    });

    [Test]
    public void Scaling_and_shifting_a_row_keeps_its_class() => Property.ForAll(Generators.AnyMatrix, rows =>
        Assert.That(OneHot.Decode((rows * 4) - 16), Is.EqualTo(OneHot.Decode(rows))));
}
