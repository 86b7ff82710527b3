namespace Kata.Harness.Diagnosis.Probes;

/// <summary>A question to one function of the steps, always with the same arguments.</summary>
/// <param name="Name">What is asked for, e.g. "the gradient of layer 1": the learner reads it if this is the first wrong answer.</param>
/// <param name="Ask">Calls the function and returns its answer.</param>
public sealed record Probe(string Name, Func<Steps, Answer> Ask)
{
    /// <summary>
    /// The group of questions that one mistake answers together: those of a function for a loss, an activation or a network. Its name if it
    /// stands alone.
    /// </summary>
    public string Group { get; init; } = Name;

    /// <summary>What a factor may be: m, K, h or another number of the question, by name.</summary>
    public IReadOnlyList<(string Name, double Value)> Sizes { get; init; } = [];

    /// <summary>The same question in a group.</summary>
    internal Probe In(string group, params (string Name, double Value)[] sizes) => this with { Group = group, Sizes = sizes };

    /// <summary>Whether it asks if a bad argument is rejected, and nothing of the mathematics.</summary>
    public bool IsOfArguments { get; init; }

    /// <summary>Whether it asks if the arguments are left as they were: a wrong formula can do that, too.</summary>
    public bool IsOfPurity { get; init; }

    /// <summary>Asks, and takes an exception for an answer.</summary>
    /// <param name="steps">The steps to ask.</param>
    public Answer Of(Steps steps)
    {
        try
        {
            return Ask(steps);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            return new(0, 0, [], thrown.GetType().Name) { Message = thrown.Message, ThrownIn = Thrower.Of(thrown) };
        }
    }
}
