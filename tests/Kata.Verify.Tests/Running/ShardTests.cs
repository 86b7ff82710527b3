using Kata.Verify.Running;

namespace Kata.Verify.Tests.Running;

/// <summary>Parts of the submissions.</summary>
public sealed class ShardTests
{
    // By Python: int.from_bytes(hashlib.sha256(b"ann").digest()[:8], "big") % 8, and so on.
    [TestCase("ann", 6)]
    [TestCase("bob", 2)]
    public void A_submission_belongs_to_the_part_that_its_hash_says(string id, int part) => Assert.That(
        Enumerable.Range(0, 8).Where(index => new Shard(index, 8).Holds(id)), Is.EqualTo(new[] { part }));

    [TestCase("3/8", 3, 8)]
    [TestCase("0/1", 0, 1)]
    public void A_part_is_read_as_it_is_written(string text, int index, int count)
    {
        Assert.That(Shard.Parse(text), Is.EqualTo(new Shard(index, count)));
        Assert.That($"{Shard.Parse(text)}", Is.EqualTo(text));
    }

    [TestCase("8/8")]
    [TestCase("0/0")]
    [TestCase("-1/8")]
    [TestCase("1")]
    [TestCase("a/b")]
    public void Anything_else_is_refused(string text) => Assert.That(
        () => Shard.Parse(text), Throws.ArgumentException.With.Message.EqualTo(
            $"--shard is \"{text}\" but needs a part and how many there are, from 0/8 to 7/8 for eight."));
}
