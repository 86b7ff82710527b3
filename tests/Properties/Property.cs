using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Kata.Tests;

/// <summary>Tests a law on cases drawn by FsCheck: always the same cases, unless the environment variable KATA_SEED is set.</summary>
internal static class Property
{
    private static ulong Seed => ulong.Parse(Environment.GetEnvironmentVariable("KATA_SEED") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>
    /// Draws the cases, asserts the law on each and prints the case that breaks it. FsCheck's own runner would repeat NUnit's failure
    /// below two pages of stack trace; and there is nothing to shrink, because the cases are drawn as small as possible.
    /// </summary>
    public static void ForAll<T>(Gen<T> draw, Action<T> law, int cases = 30)
    {
        var number = 0;
        foreach (var drawn in draw.Sample(cases, new Rnd(Seed), 50))
        {
            number++;
            try
            {
                law(drawn);
            }
            catch
            {
                TestContext.Out.WriteLine($"Broken by case {number} of {cases} with KATA_SEED={Seed}:\n{drawn}");
                throw;
            }
        }
    }
}
