namespace Kata.Model.Tests;

/// <summary>The given shuffle, on which every training depends.</summary>
public sealed class OrderTests
{
    [Test]
    public void Every_example_appears_once() =>
        Assert.That(Order.Of(1000, 3, 5).Order(), Is.EqualTo(Enumerable.Range(0, 1000)));

    [Test]
    public void Only_the_sum_of_seed_and_epoch_counts() => Assert.That(Order.Of(50, 3, 5), Is.EqualTo(Order.Of(50, 8, 0)));

    [Test]
    public void Another_epoch_has_another_order() => Assert.That(Order.Of(50, 3, 6), Is.Not.EqualTo(Order.Of(50, 3, 5)));

    // A training must be the same on every machine and in every version: these orders come from SplitMix64 in another language.
    [Test]
    public void The_first_orders_are_pinned()
    {
        Assert.That(Order.Of(8, 0, 0), Is.EqualTo(new[] { 4, 6, 1, 3, 2, 0, 7, 5 }));
        Assert.That(Order.Of(8, 1, 0), Is.EqualTo(new[] { 0, 3, 4, 1, 7, 2, 6, 5 }));
    }

    // 24 orders of 4, 24,000 draws: each comes 1,000 times, with a standard deviation of 31; five times that is one in a million.
    [Test]
    public void All_orders_are_equally_likely()
    {
        var counts = Enumerable.Range(0, 24_000).CountBy(seed => string.Join(' ', Order.Of(4, seed, 0))).ToDictionary();

        Assert.That(counts, Has.Count.EqualTo(24));
        Assert.That(counts.Values, Has.All.InRange(845, 1155));
    }

    [Test]
    public void A_negative_seed_is_valid() => Assert.That(Order.Of(20, int.MinValue, 0), Is.Not.EqualTo(Order.Of(20, 0, 0)));

    [Test]
    public void The_order_of_no_examples_is_empty() => Assert.That(Order.Of(0, 1, 0), Is.Empty);

    [Test]
    public void A_negative_count_is_rejected() => Assert.That(() => Order.Of(-1, 1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
