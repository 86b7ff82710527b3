using System.Diagnostics;
using Kata.Data;
using Kata.Harness;

namespace Kata.Runner;

/// <summary>A reward from inside the worker.</summary>
internal static class RewardProgram
{
    /// <summary>Gives the reward for a step.</summary>
    /// <param name="step">A step that has one.</param>
    /// <param name="job">How.</param>
    /// <param name="steps">Somebody's steps.</param>
    /// <param name="tell">Told everything that is to be shown.</param>
    /// <returns>What the steps threw, or null.</returns>
    /// <exception cref="IOException">Data cannot be read.</exception>
    /// <exception cref="InvalidDataException">Data are not what they should be.</exception>
    public static Ending? Give(int step, RewardJob job, Steps steps, Action<RewardEvent> tell)
    {
        var store = Store(job.Size.ShippedOnly);
        try
        {
            switch (step)
            {
                case 5:
                    ReadingReward.Give(steps, GivenDigits.From(store), tell);
                    break;
                case 6:
                    CostReward.Give(steps, GivenDigits.From(store), tell);
                    break;
                case 8:
                    GradientReward.Give(steps, tell);
                    break;
                default:
                    var (plan, data) = LearningReward.Choice(step, store, job.Size);
                    LearningReward.Give(steps, Watched.Of(steps, job.Watched), plan, data, tell);
                    break;
            }

            return null;
        }
        catch (Exception thrown) when (thrown is not (IOException or InvalidDataException) || Place(thrown) is not null)
        {
            return Ending(thrown);
        }
    }

    private static DataStore Store(bool shippedOnly)
    {
        var options = DataStoreOptions.FromEnvironment();
        return new(shippedOnly ? options with { DataFolder = null, Shared = null, Cache = Path.Combine(AppContext.BaseDirectory, "none") } : options);
    }

    private static Ending Ending(Exception thrown)
    {
        var verdict = thrown switch
        {
            NotImplementedException => Verdict.NotStarted,
            OutOfMemoryException => Verdict.OutOfMemory,
            _ => Verdict.Failed,
        };
        return new(verdict, $"the code threw {thrown.GetType().Name}{Place(thrown)}: {thrown.Message}");
    }

    // The innermost line of the subject's; null where none of it was on the way.
    private static string? Place(Exception thrown)
    {
        var frame = new StackTrace(thrown, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly.GetName().Name == "Kata");
        if (frame is null) return null;
        return frame.GetFileName() is { } file ? $" at {file}, line {frame.GetFileLineNumber()}" : "";
    }
}
