using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step02")]
public sealed class OneHotTests
{
    [Test]
    public void A_label_becomes_a_one_in_its_column() => Assert.That(
        OneHot.Encode([2, 0, 3, 2], 4).ToArray(),
        Is.EqualTo(new double[,] { { 0, 0, 1, 0 }, { 1, 0, 0, 0 }, { 0, 0, 0, 1 }, { 0, 0, 1, 0 } }));

    [Test]
    public void Classes_without_examples_keep_their_columns() =>
        Assert.That(OneHot.Encode([0], 3).ToArray(), Is.EqualTo(new double[,] { { 1, 0, 0 } }));

    // Saito, Deep Learning from Scratch, chapter 4: arg max by row.
    [Test]
    public void The_largest_entry_of_a_row_is_its_class()
    {
        var rows = Matrix(new[,] { { .1, .8, .1 }, { .3, .1, .6 }, { .2, .5, .3 }, { .8, .1, .6 } });

        Assert.That(OneHot.Decode(rows), Is.EqualTo(new[] { 1, 2, 1, 0 }));
    }

    [Test]
    public void The_first_of_equals_wins() =>
        Assert.That(OneHot.Decode(Matrix(new[,] { { .2, .4, .4 }, { .5, .1, .5 } })), Is.EqualTo(new[] { 1, 0 }));

    [Test]
    public void The_largest_of_negative_entries_is_found() =>
        Assert.That(OneHot.Decode(Matrix(new double[,] { { -3, -1, -2 } })), Is.EqualTo(new[] { 1 }));

    [Test]
    [Category("Arguments")]
    public void The_label_K_is_refused() => Refused(() => OneHot.Encode([1, 4, 2], 4));

    [Test]
    [Category("Arguments")]
    public void A_negative_label_is_refused() => Refused(() => OneHot.Encode([-1], 4));

    [Test]
    [Category("Arguments")]
    public void An_empty_list_of_labels_is_refused() => Refused(() => OneHot.Encode([], 4));

    [Test]
    [Category("Arguments")]
    public void Zero_classes_are_refused() => Refused(() => OneHot.Encode([0], 0));

    [Test]
    [Category("Arguments")]
    public void A_row_with_NaN_is_refused() =>
        Refused(() => OneHot.Decode(Matrix(new[,] { { .2, .3 }, { double.NaN, .1 } })));
}
