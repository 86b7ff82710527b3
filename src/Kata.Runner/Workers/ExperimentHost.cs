using System.Diagnostics;
using Kata.Experiments;

namespace Kata.Runner.Workers;

/// <summary>A use from inside the worker.</summary>
internal static class ExperimentHost
{
    /// <summary>Does it.</summary>
    /// <param name="use">The use.</param>
    /// <param name="desk">What is at hand.</param>
    /// <returns>What the steps threw, or null.</returns>
    /// <exception cref="IOException">Data cannot be read.</exception>
    /// <exception cref="InvalidDataException">Data are not what they should be.</exception>
    public static JobFailure? Run(Experiment use, ExperimentContext desk)
    {
        try
        {
            use.Run(desk);
            return null;
        }
        catch (Exception thrown) when (thrown is not (IOException or InvalidDataException) || Place(thrown) is not null)
        {
            return Ending(thrown);
        }
    }

    private static JobFailure Ending(Exception thrown)
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
