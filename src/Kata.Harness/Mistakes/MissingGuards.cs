namespace Kata.Harness.Mistakes;

/// <summary>Argument checks left out: where the right function throws, the faulty one returns something of a plausible shape.</summary>
internal static class MissingGuards
{
    /// <summary>The mistake of a step whose functions check nothing.</summary>
    /// <param name="step">The step's file, as ids spell it.</param>
    /// <param name="number">The step's number.</param>
    /// <param name="effect">What results from arguments that make no sense.</param>
    /// <param name="unchecked">Takes the step's functions and returns them without argument checks.</param>
    internal static Mistake Mistake(string step, int number, string effect, Func<Steps, Steps> @unchecked) => new(
        $"{step}/no-argument-checks", number,
        "Arguments that make no sense are accepted",
        "The caller always passes arguments that fit.",
        $"A caller's slip goes unnoticed here and shows up somewhere else: {effect}.",
        "What should the function say when it gets something it cannot work with?",
        "")
    {
        InSteps = @unchecked,
    };

    /// <summary>The result of a call, or another value where the call throws an <see cref="ArgumentException"/>.</summary>
    internal static T Unchecked<T>(Func<T> call, Func<T> otherwise)
    {
        try
        {
            return call();
        }
        catch (ArgumentException)
        {
            return otherwise();
        }
    }
}
