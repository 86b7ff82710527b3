using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework.Internal;

namespace Kata.Tests;

/// <summary>Tests a law on cases drawn by FsCheck: always the same cases, unless the environment variable KATA_SEED is set.</summary>
internal static class Property
{
    // A law takes a millisecond or so, and the learner waits.
    private const int MostTrials = 200;

    private static ulong Seed => ulong.Parse(Environment.GetEnvironmentVariable("KATA_SEED") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>
    /// Draws the cases and asserts the law on each. The case that breaks it is made smaller as long as the law stays broken in the same
    /// way;
    /// what is left is printed and asserted. FsCheck's own runner would repeat NUnit's failure below two pages of stack trace.
    /// </summary>
    /// <param name="draw">The cases.</param>
    /// <param name="law">Throws if it is broken.</param>
    /// <param name="cases">How many are drawn.</param>
    /// <param name="among">What every case must be, so that no smaller one is outside the law; null if each is.</param>
    public static void ForAll<T>(Gen<T> draw, Action<T> law, int cases = 30, Func<T, bool>? among = null)
        where T : notnull
    {
        foreach (var drawn in draw.Sample(cases, new Rnd(Seed), 50))
        {
            if (Broken(law, drawn) is not { } how) continue;
            var smallest = Smallest(law, drawn, how, among);
            TestContext.Out.WriteLine($"{Text(smallest)}\n(the smallest case found; KATA_SEED={Seed})");
            law(smallest);
            // A law that fails only now and then: the failure itself is all there is.
            throw new AssertionException(how.Message);
        }
    }

    private static T Smallest<T>(Action<T> law, T drawn, Exception how, Func<T, bool>? among)
        where T : notnull
    {
        var trials = 0;
        for (var smallest = drawn; ;)
        {
            var next = Shrinker.Of(smallest).Cast<T>().Where(smaller => among?.Invoke(smaller) != false)
                .TakeWhile(_ => trials++ < MostTrials).Where(smaller => Broken(law, smaller)?.GetType() == how.GetType()).Take(1).ToList();
            if (next is not [var one]) return smallest;
            smallest = one;
        }
    }

    // NUnit notes failures as well as throwing them, so this one is kept from it.
    private static Exception? Broken<T>(Action<T> law, T drawn)
    {
        using var isolated = new TestExecutionContext.IsolatedContext();
        try
        {
            law(drawn);
            return null;
        }
        catch (Exception how) when (how is not OutOfMemoryException and not NotImplementedException)
        {
            return how;
        }
    }

    private static string Text(object drawn) => drawn switch
    {
        Case some => some.ToString(),
        Matrix<double> matrix => Rows(matrix),
        Matrix<double>[] matrices => string.Join('\n', matrices.Select((matrix, i) => $"theta {i + 1}:\n{Rows(matrix)}")),
        Vector<double> vector => $"[{string.Join(", ", vector.Select(Short))}]",
        int[] numbers => $"[{string.Join(", ", numbers)}]",
        ITuple parts => string.Join(", ", Enumerable.Range(0, parts.Length).Select(i => Text(parts[i]!))),
        _ => string.Create(CultureInfo.InvariantCulture, $"{drawn}"),
    };

    /// <summary>A matrix, a row a line.</summary>
    internal static string Rows(Matrix<double> matrix) =>
        string.Join('\n', matrix.EnumerateRows().Select(row => $"  {string.Join("  ", row.Select(Short))}"));

    private static string Short(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
