using System.Diagnostics;
using Kata.Experiments;

namespace Kata.Runner.Workers;

/// <summary>Runs an experiment inside the worker.</summary>
internal static class ExperimentHost
{
    /// <summary>Runs it and turns what the steps throw into a failure.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="context">The submission's steps and everything else it needs.</param>
    /// <exception cref="IOException">Data cannot be read.</exception>
    /// <exception cref="InvalidDataException">Data are not what they should be.</exception>
    public static ExperimentOutcome Run(Experiment experiment, ExperimentContext context)
    {
        try
        {
            return new(experiment.Run(context));
        }
        catch (Exception thrown) when (thrown is not (IOException or InvalidDataException) || Place(thrown) is not null)
        {
            return new(null, Failure(thrown));
        }
    }

    private static JobFailure Failure(Exception thrown)
    {
        var verdict = thrown switch
        {
            NotImplementedException => Verdict.NotStarted,
            OutOfMemoryException => Verdict.OutOfMemory,
            _ => Verdict.Failed,
        };
        return new(verdict, $"the code threw {thrown.GetType().Name}{Place(thrown)}: {thrown.Message}");
    }

    // The submission's innermost line; null if none of its code was running.
    private static string? Place(Exception thrown)
    {
        var frame = new StackTrace(thrown, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(frame => frame.GetMethod()?.Module.Assembly.GetName().Name == "Kata");
        if (frame is null) return null;
        return frame.GetFileName() is { } file ? $" at {file}, line {frame.GetFileLineNumber()}" : "";
    }
}
