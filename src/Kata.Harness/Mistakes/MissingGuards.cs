namespace Kata.Harness.Mistakes;

/// <summary>A door left open: where the right function refuses its arguments, something of a plausible shape comes out.</summary>
internal static class MissingGuards
{
    internal static T Open<T>(Func<T> call, Func<T> otherwise)
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

    /// <summary>The mistake of a step whose functions check nothing.</summary>
    /// <param name="step">The step's file, as ids have it.</param>
    /// <param name="number">The step's number.</param>
    /// <param name="effect">What comes out for arguments that make no sense.</param>
    /// <param name="open">The step's functions with their doors open.</param>
    internal static Mistake LeftOpen(string step, int number, string effect, Func<Steps, Steps> open) => new(
        $"{step}/door-open", 0, number,
        "Arguments that make no sense are not refused",
        "Whoever calls the function hands it arguments that fit.",
        $"The caller's slip goes unnoticed here and shows up somewhere else: {effect}.",
        "What should the function say when it is handed something it cannot work with?",
        "")
    {
        InSteps = open,
    };
}
