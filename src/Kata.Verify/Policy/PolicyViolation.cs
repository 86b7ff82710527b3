namespace Kata.Verify.Policy;

/// <summary>Something in a submission that the policy does not allow.</summary>
/// <param name="Name">What it is, as its author knows it, e.g. File.ReadAllText.</param>
/// <param name="Sentence">The same as a sentence, without the place.</param>
public sealed record PolicyViolation(string Name, string Sentence)
{
    /// <summary>The file, as <see cref="Runner.Compiling.SourceFile.Path"/> has it; empty if no place was found.</summary>
    public string Path { get; init; } = "";

    /// <summary>1 for the first line; 0 if no place was found.</summary>
    public int Line { get; init; }

    /// <summary>What to look for in the source.</summary>
    internal ApiName Api { get; init; }

    /// <summary>Place and sentence, e.g. "Backprop.cs:12: File.ReadAllText is not allowed here."</summary>
    public override string ToString() =>
        Path.Length == 0 ? Sentence : string.Create(CultureInfo.InvariantCulture, $"{Path}:{Line}: {Sentence}");

    /// <summary>The use of another assembly's type or member.</summary>
    internal static PolicyViolation Use(ApiName api) => api.Type == ApiName.AsyncVoid.Type
        ? Own(ApiName.AsyncVoid, "async void", "is not allowed here, because an exception would end the process: return a Task.")
        : Own(api, $"{api}");

    /// <summary>What a type or a member of the submission itself is.</summary>
    /// <param name="api">The type or member.</param>
    /// <param name="name">What it is.</param>
    /// <param name="why">What follows the name in the sentence.</param>
    internal static PolicyViolation Own(ApiName api, string name, string why = "is not allowed here.") =>
        new(name, $"{name} {why}") { Api = api };
}
