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
    public void A_single_class_is_a_column_of_ones() =>
        Assert.That(OneHot.Encode([0, 0], 1).ToArray(), Is.EqualTo(new double[,] { { 1 }, { 1 } }));

    [Test]
    public void Three_hundred_labels_of_270_classes_have_a_row_and_a_column_each()
    {
        int[] labels = [.. Enumerable.Range(0, 300).Select(i => i * 7 % 270)];

        var y = OneHot.Encode(labels, 270);

        Assert.That((y.RowCount, y.ColumnCount, y.RowSums().Sum()), Is.EqualTo((300, 270, 300.0)));
        Assert.That(labels.Select((label, i) => y[i, label]), Has.All.EqualTo(1));
        Assert.That(OneHot.Decode(y), Is.EqualTo(labels));
    }

    // In the second pair the entries differ by the last bit, and by less than the last bit of a float in the third.
    [Test]
    public void A_row_is_decided_by_the_smallest_difference()
    {
        var rows = Matrix(new[,] { { 0.5, 0.5 + 1e-9 }, { 0.5, Math.BitIncrement(0.5) }, { 1e6, 1e6 + 1e-3 }, { 1e-20, 2e-20 } });

        Assert.That(OneHot.Decode(rows), Is.EqualTo(new[] { 1, 1, 1, 1 }));
    }

    [Test]
    public void The_first_of_three_equals_wins() =>
        Assert.That(OneHot.Decode(Matrix(new double[,] { { 1, 3, 3, 3 }, { 0, 0, 0, 0 } })), Is.EqualTo(new[] { 1, 0 }));

    [Test]
    public void Entries_may_be_of_any_size() => Assert.That(
        OneHot.Decode(Matrix(new[,] { { -3e300, -1e300, -2e300 }, { 1, 256, 255 }, { 1e300, 3e300, 2e300 }, { -9, -8, 1e300 } })),
        Is.EqualTo(new[] { 1, 1, 1, 2 }));

    [Test]
    public void A_single_column_is_always_class_0() =>
        Assert.That(OneHot.Decode(Matrix(new double[,] { { 5 }, { -2 }, { 1 } })), Is.EqualTo(new[] { 0, 0, 0 }));

    [Test]
    public void Two_columns_are_compared_with_each_other_and_not_with_one_half() => Assert.That(
        OneHot.Decode(Matrix(new[,] { { 0.9, 0.7 }, { 0.1, 0.2 }, { 0.4, 0.6 } })), Is.EqualTo(new[] { 0, 1, 1 }));

    [Test]
    [Category("Purity")]
    public void The_arguments_are_not_changed()
    {
        int[] labels = [2, 0, 1];
        var rows = Matrix(new double[,] { { 3, 1, 2 }, { 1, 1, 5 } });

        OneHot.Encode(labels, 3);
        OneHot.Decode(rows);

        Assert.That(labels, Is.EqualTo(new[] { 2, 0, 1 }));
        Assert.That(rows.ToArray(), Is.EqualTo(new double[,] { { 3, 1, 2 }, { 1, 1, 5 } }));
    }

    [Test]
    [Category("Purity")]
    public void Later_calls_do_not_change_earlier_answers()
    {
        var (y, labels) = (OneHot.Encode([1, 0], 2), OneHot.Decode(Matrix(new double[,] { { 1, 2 }, { 2, 1 } })));

        OneHot.Encode([0, 1], 2).Clear();
        var others = OneHot.Decode(Matrix(new double[,] { { 2, 1 }, { 1, 2 } }));

        Assert.That(y.ToArray(), Is.EqualTo(new double[,] { { 0, 1 }, { 1, 0 } }));
        Assert.That(labels, Is.EqualTo(new[] { 1, 0 }));
        Assert.That(others, Is.EqualTo(new[] { 0, 1 }));
    }

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
