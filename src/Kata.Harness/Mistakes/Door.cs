namespace Kata.Harness;

/// <summary>The mistake that every step can make: letting anything in.</summary>
internal static class Door
{
    internal static Mistake Open(int step, string name, Func<Steps, Steps> open) => new(
        $"{name}/door-open", 0, step, "nothing is checked at the door",
        "Whoever calls this will pass what it needs.",
        "Wrong shapes and NaN go in and come out as wrong numbers, far from where they were made; a sentence at the door says at once what was wrong.",
        "What does your function do with an argument of the wrong size, or with NaN in it?",
        "")
    { InSteps = open };

    /// <summary>The right answer, or something of a plausible shape where the right function would have refused.</summary>
    internal static T Open<T>(Func<T> right, Func<T> anything)
    {
        try
        {
            return right();
        }
        catch (ArgumentException)
        {
            return anything();
        }
    }
}
