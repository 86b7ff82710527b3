using System.CommandLine;
using System.CommandLine.Parsing;
using Kata.Cli.Data;
using Kata.Cli.Digits;
using Kata.Cli.Explain;
using Kata.Cli.Gradients;
using Kata.Cli.Learn;
using Kata.Cli.Notebooks;
using Kata.Cli.SelfCheck;
using Kata.Cli.Train;
using Kata.LinearAlgebra;
using Kata.Runner.Workers;

FastMath.Use();
var root = new RootCommand("Backpropagation by hand, every step proved with numbers.")
{
    StartCommand.Create(),
    WatchCommand.Create(),
    CheckCommand.Create(),
    CheckCommand.CreateList(),
    HintCommand.Create(),
    TraceCommand.Create(),
    FileCommands.CreateSolution(),
    FileCommands.CreateReset(),
    FileCommands.CreateRestore(),
    FileCommands.CreateOpen(),
    CostsCommand.Create(),
    TrainCommand.Create(),
    NotebookCommand.Create(),
    GradientCheckCommand.Create(),
    RewardCommand.Create(),
    PredictCommand.Create(),
    DrawCommand.Create(),
    DataCommand.Create(),
    ExplainCommand.Create(),
    SelfCheckCommand.Create(),
};
root.SetAction(_ => WatchCommand.Bare());

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    var names = new List<string>();
    for (var at = parsed.CommandResult; at.Command != root; at = (CommandResult)at.Parent!) names.Insert(0, at.Command.Name);
    var sentence = string.Join(' ', parsed.Errors[0].Message.TrimEnd('.').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    return Exit.UsageError($"{sentence}; see \"{string.Join(' ', names.Prepend("kata"))} --help\".");
}

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
