using Kata.Cli;
using Kata.LinearAlgebra;
using Kata.Runner.Workers;

FastMath.Use();
var parsed = KataCommand.Create().Parse(args);
if (parsed.Errors.Count > 0) return Exit.UsageError(KataCommand.Error(parsed));

try
{
    // A training handles Ctrl-C itself: it stops between two steps and saves what was asked for.
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (ArgumentException mistake)
{
    return Exit.UsageError(mistake.Message);
}
catch (SubmissionException subject)
{
    return Exit.Rejected(subject.Message);
}
catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
{
    return Exit.EnvironmentError(failure.Message);
}
