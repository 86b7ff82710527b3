using Kata.Data.Sets;
using NUnit.Framework.Internal;

namespace Kata.Cli.Tests;

[Category("Data")]
[NonParallelizable]
public sealed class RequiredDataTests
{
    [Test]
    public void Available_data_are_returned() => Assert.That(RequiredData.Of("a", () => 3), Is.EqualTo(3));

    [TestCase("")]
    [TestCase("ab,b")]
    public void A_test_whose_data_are_missing_is_ignored_with_the_reason(string required) =>
        Assert.That(Outcome<IgnoreException>(required), Is.EqualTo("a is missing."));

    [TestCase("a")]
    [TestCase("b, a")]
    public void It_fails_if_its_data_are_required(string required) =>
        Assert.That(Outcome<AssertionException>(required), Is.EqualTo("a is missing. KATA_REQUIRE names a."));

    private static string Outcome<T>(string required)
        where T : Exception
    {
        var before = Environment.GetEnvironmentVariable("KATA_REQUIRE");
        Environment.SetEnvironmentVariable("KATA_REQUIRE", required);
        // A failure in here does not fail this test.
        using var isolated = new TestExecutionContext.IsolatedContext();
        try
        {
            return Assert.Throws<T>(() => RequiredData.Of<int>("a", () => throw new DataMissingException("a is missing.")))!.Message;
        }
        finally
        {
            Environment.SetEnvironmentVariable("KATA_REQUIRE", before);
        }
    }
}
