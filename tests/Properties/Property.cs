using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Kata.Tests;

/// <summary>Tries a law on cases drawn by FsCheck: the same cases everywhere, unless the environment variable KATA_SEED says otherwise.</summary>
internal static class Property
{
    private static readonly ulong Seed = ulong.Parse(Environment.GetEnvironmentVariable("KATA_SEED") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>
    /// Draws the cases, then asserts the law on each and prints the one that breaks it. FsCheck's own runner would repeat NUnit's failure
    /// under two pages of stack; there is nothing for it to shrink, since the cases are as small as they can be drawn.
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
