namespace Kata.LinearAlgebra.Tests;

/// <summary>Blocks, their transposes, and the team that shares the work.</summary>
public sealed class KernelsTests
{
    [Test]
    public void A_transpose_of_any_size_leaves_the_padding_as_it_is([Range(1, 13)] int rows)
    {
        for (var columns = 1; columns <= 13; columns++)
        {
            double[] from = [.. Enumerable.Range(1, columns * 16)], to = [.. Enumerable.Repeat(-1.0, rows * 16)];

            Kernels.Transpose(rows, columns, from, 16, to, 16);

            for (var i = 0; i < rows; i++)
                for (var j = 0; j < 16; j++) Assert.That(to[(i * 16) + j], Is.EqualTo(j < columns ? from[(j * 16) + i] : -1));
        }
    }

    [Test]
    public void A_copy_of_rows_is_padded_with_zeros()
    {
        double[] to = [.. Enumerable.Repeat(-1.0, 8)];

        Kernels.Copy(2, 3, [1, 2, 3, 4, 5, 6, 7], 4, to, 4);

        Assert.That(to, Is.EqualTo(new double[] { 1, 2, 3, 0, 5, 6, 7, 0 }));
    }

    [Test]
    public void What_is_fetched_ahead_changes_nothing([Values(1, 4, 5, 25)] int rows)
    {
        var width = Kernels.Padded(64);
        double[] a = [.. Enumerable.Range(1, rows * 30)], b = [.. Enumerable.Range(3, 30 * width)];
        double[] plain = new double[rows * width], ahead = new double[rows * width];

        Kernels.MultiplyAdd(30, a, 30, 1, b, plain, width);
        Kernels.MultiplyAdd(30, a, 30, 1, b, ahead, width, new double[1], 1000);

        Assert.That(ahead, Is.EqualTo(plain));
    }

    [Test]
    public void A_product_adds_to_what_is_there()
    {
        var width = Kernels.Padded(1);
        double[] b = new double[2 * width], c = new double[width];
        (b[0], b[width], c[0]) = (3, 4, 100);

        Kernels.MultiplyAdd(2, [1, 2], 2, 1, b, c, width);

        Assert.That(c[0], Is.EqualTo(111));
    }

    [Test]
    public void Spans_that_are_too_short_are_refused()
    {
        var width = Kernels.Padded(1);

        Assert.That(() => Kernels.MultiplyAdd(2, [1], 2, 1, new double[2 * width], new double[width], width), Throws.ArgumentException);
        Assert.That(() => Kernels.MultiplyAdd(2, [1, 2], 2, 1, new double[width], new double[width], width), Throws.ArgumentException);
        Assert.That(() => Kernels.Copy(2, 3, new double[5], 3, new double[8], 4), Throws.ArgumentException);
        Assert.That(() => Kernels.Transpose(2, 3, new double[6], 2, new double[6], 4), Throws.ArgumentException);
    }

    // Products of two of these are no int, or look small when they are cut to one.
    [TestCase(65_536, 65_536)]
    [TestCase(1 << 30, 4)]
    [TestCase(int.MaxValue, int.MaxValue)]
    public void Sizes_whose_product_is_no_int_are_refused(int one, int other)
    {
        var width = Kernels.Padded(1);

        Assert.That(() => Kernels.Copy(one, 1, new double[8], 0, new double[8], other), Throws.ArgumentException);
        Assert.That(() => Kernels.Copy(one, 1, new double[8], other, new double[8], 1), Throws.ArgumentException);
        Assert.That(() => Kernels.Transpose(1, one, new double[8], other, new double[8], one), Throws.ArgumentException);
        Assert.That(() => Kernels.Transpose(one, 1, new double[8], one, new double[8], other), Throws.ArgumentException);
        Assert.That(
            () => Kernels.MultiplyAdd(one, new double[8], 0, other, new double[8], new double[width], width), Throws.ArgumentException);
        Assert.That(
            () => Kernels.MultiplyAdd(one, new double[8], 0, 0, new double[8], new double[width], width), Throws.ArgumentException);
    }

    [Test]
    public void Negative_sizes_are_refused()
    {
        var width = Kernels.Padded(1);

        Assert.That(() => Kernels.Copy(2, 1, new double[8], -4, new double[8], 4), Throws.ArgumentException);
        Assert.That(() => Kernels.Copy(2, -5, new double[8], 4, new double[8], -3), Throws.ArgumentException);
        Assert.That(() => Kernels.Transpose(2, -1, new double[8], 4, new double[8], 4), Throws.ArgumentException);
        Assert.That(() => Kernels.Transpose(2, -1, new double[8], 4, new double[8], -1), Throws.ArgumentException);
        Assert.That(
            () => Kernels.MultiplyAdd(2, new double[8], 1, -9, new double[2 * width], new double[width], width), Throws.ArgumentException);
        Assert.That(
            () => Kernels.MultiplyAdd(2, new double[8], -9, 1, new double[2 * width], new double[2 * width], width),
            Throws.ArgumentException);
        Assert.That(() => Kernels.MultiplyAdd(1, [1], 1, 1, new double[width], new double[width], -width), Throws.ArgumentException);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(1000)]
    public void A_team_does_each_part_once(int parts)
    {
        for (var run = 0; run < 200; run++)
        {
            var counts = new Counts(parts);
            Team.Run(counts, parts);
            Assert.That(counts.Done, Is.All.EqualTo(1));
        }
    }

    [Test]
    public void Teams_of_several_threads_do_not_mix() => Parallel.For(0, 8, _ =>
    {
        for (var run = 0; run < 500; run++)
        {
            var counts = new Counts(5);
            Team.Run(counts, 5);
            Assert.That(counts.Done, Is.All.EqualTo(1));
        }
    });

    [Test]
    public void A_part_may_have_parts_of_its_own()
    {
        var outer = new Nested();
        Team.Run(outer, 3);

        Assert.That(outer.Inner.Select(inner => inner.Done), Is.All.All.EqualTo(1));
    }

    private sealed class Counts(int parts) : IParts
    {
        public int[] Done { get; } = new int[parts];

        public void Do(int part) => Interlocked.Increment(ref Done[part]);
    }

    private sealed class Nested : IParts
    {
        public Counts[] Inner { get; } = [new(4), new(4), new(4)];

        public void Do(int part) => Team.Run(Inner[part], 4);
    }
}
