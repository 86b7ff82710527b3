using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Kata.Runner.Compiling;

namespace Kata.Verify.Judging;

/// <summary>
/// Outcomes by what was judged: the same sources have the same outcome, because the random cases depend on nothing else. Most submissions
/// share most of their code, at least with themselves an hour before.
/// </summary>
public sealed class VerdictCache
{
    private readonly ConcurrentDictionary<string, StepOutcome> _outcomes = [];

    /// <summary>Names what is judged: the step, and the names and texts of the files that are compiled together.</summary>
    public static string Key(Step step, StepSources sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append($"{step}");
        foreach (var file in sources.Files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            Append(file.Name);
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

    /// <summary>Keeps an outcome and returns it; one that is no fault of the submission's is not kept.</summary>
    /// <param name="key">As <see cref="Key"/> makes it.</param>
    /// <param name="outcome">What came of it.</param>
    public StepOutcome Keep(string key, StepOutcome outcome)
    {
        if (outcome.Class != Results.FailureClass.Infrastructure) _outcomes[key] = outcome;
        return outcome;
    }
}
