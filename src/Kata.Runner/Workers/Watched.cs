using System.Runtime.Loader;
using Kata.Experiments.Training;
using Kata.Harness;
using Kata.Runner.Suites;

namespace Kata.Runner.Workers;

/// <summary>Step 12, whose calls of step 8 can be seen.</summary>
internal static class Watched
{
    /// <summary>Somebody's step 12 with its calls of step 8 led elsewhere.</summary>
    /// <param name="steps">Somebody's steps.</param>
    /// <param name="image">The same compiled once more, with an adapter in the place of step 8; null to go without being seen.</param>
    public static WatchedOptimizer Of(Steps steps, byte[]? image)
    {
        if (image is null) return (start, x, y, lambda, maxEvaluations, _) => steps.Optimize(start, x, y, lambda, maxEvaluations);

        using var bytes = new MemoryStream(image);
        var kata = new AssemblyLoadContext("watched").LoadFromStream(bytes);
        var adapted = Binding.StepsOf(kata);
        return (start, x, y, lambda, maxEvaluations, backprop) =>
        {
            Binding.Plant(kata, steps with { Backprop = backprop });
            return adapted.Optimize(start, x, y, lambda, maxEvaluations);
        };
    }
}
