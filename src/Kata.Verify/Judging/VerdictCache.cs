using System.Security.Cryptography;
using System.Text;
using Kata.Runner.Compiling;
using Kata.Verify.Results;

namespace Kata.Verify.Judging;

/// <summary>
/// Outcomes by what was judged: the same sources have the same outcome, because the random cases depend on nothing else. Most submissions
/// share most of their code, at least with themselves an hour before.
/// </summary>
public sealed class VerdictCache
{
    private const int MostOutcomes = 10_000;

    private readonly Dictionary<string, StepOutcome> _outcomes = [];

    /// <summary>Names what is judged: the step, and the names and texts of the files that are compiled together.</summary>
    public static string Key(Step step, StepSources sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append($"{step}");
        foreach (var file in sources.Files.OrderBy(Name, StringComparer.Ordinal))
        {
            Append(Name(file));
            Append(file.Text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }

    /// <summary>The outcome; null if it is not known.</summary>
    /// <param name="key">As <see cref="Key"/> makes it.</param>
    public StepOutcome? Find(string key) => _outcomes.GetValueOrDefault(key);

    /// <summary>
    /// Keeps an outcome and returns it. One that is no fault of the submission's is not kept, nor errors, which name files by their paths.
    /// </summary>
    /// <param name="key">As <see cref="Key"/> makes it.</param>
    /// <param name="outcome">What came of it.</param>
    public StepOutcome Keep(string key, StepOutcome outcome)
    {
        if (_outcomes.Count >= MostOutcomes) _outcomes.Clear();
        if (outcome.Class != FailureClass.Infrastructure && outcome.Errors.Count == 0) _outcomes[key] = outcome;
        return outcome;
    }

    // A step's own file is called the same whether it is the submission's or the reference's.
    private static string Name(SourceFile file) => file.Step is { } step ? $"{step}.cs" : file.Path;
}
