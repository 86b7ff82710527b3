using System.Text;
using Kata.Verify.Judging;

namespace Kata.Verify.Tests.Judging;

/// <summary>Seeds that nobody can tell without the secret.</summary>
public sealed class CheckSeedsTests
{
    private static readonly CheckSeeds Seeds = new(Encoding.UTF8.GetBytes("0123456789abcdef"));

    // By Python: int.from_bytes(hmac.new(b"0123456789abcdef", b"abc\nCostTests.One", "sha256").digest()[:8], "little").
    [Test]
    public void A_seed_is_the_beginning_of_the_HMAC() =>
        Assert.That(Seeds.Of("abc", "CostTests.One"), Is.EqualTo(7011469196526644296UL));

    [Test]
    public void Other_sources_another_check_and_another_secret_have_other_seeds()
    {
        ulong[] seeds =
        [
            Seeds.Of("abc", "CostTests.One"), Seeds.Of("abd", "CostTests.One"), Seeds.Of("abc", "CostTests.Two"),
            CheckSeeds.OfEverybody.Of("abc", "CostTests.One"),
        ];

        Assert.That(seeds, Is.Unique);
    }
}
