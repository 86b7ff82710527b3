namespace Kata.Experiments.Notebooks;

/// <summary>A notebook that others published, reproduced with any kata's steps.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">What it does, in a line.</param>
public sealed record Notebook(string Name, string Title)
{
    internal Action<NotebookOutput> Run { get; init; } = null!;
}

/// <summary>The eight parts of the published notebooks.</summary>
public static class NotebookCatalogue
{
    /// <summary>In the order in which they are read.</summary>
    public static IReadOnlyList<Notebook> All { get; } =
    [
        new("given", "Ng's digits with the weights given for them") { Run = GivenWeights.Run },
        new("ex4", "Ng's digits, learned by a library's optimizer") { Run = Ex4Training.Run },
        new("inference", "MNIST's digits with weights that others trained") { Run = Inference.Run },
        new("slopes", "Losses and numerical gradients") { Run = Slopes.Run },
        new("mnist", "MNIST's digits, learned in mini-batches") { Run = MnistTraining.Run },
        new("own", "Your own digit, as a photograph") { Run = OwnDigits.Run },
        new("digits", "A hundred digits, what the hidden units see, and the confusion matrix") { Run = DigitGrid.Run },
        new("moons", "Two moons, one example per step") { Run = Moons.Run },
    ];

    /// <summary>The notebook of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Notebook Find(string name) => All.FirstOrDefault(notebook => notebook.Name == name) ?? throw new ArgumentException(
        $"the notebook is {name} but needs to be one of {string.Join(", ", All.Select(notebook => notebook.Name))}: there is no other.");
}
