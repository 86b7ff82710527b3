using System.CommandLine;
using Kata.Cli.Data;
using Kata.Cli.Digits;
using Kata.Cli.Explain;
using Kata.Cli.Gradients;
using Kata.Cli.Learn;
using Kata.Cli.Notebooks;
using Kata.Cli.Output;
using Kata.Cli.SelfCheck;
using Kata.Cli.Train;
using Kata.Runner.Workers;

var root = new RootCommand("Backpropagation by hand, every step proved with numbers.")
{
    StartCommand.Create(),
    WatchCommand.Create(),
    CheckCommand.Create(),
    CheckCommand.CreateList(),
    HintCommand.Create(),
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
    var command = string.Join(' ', parsed.CommandResult.Command.Parents.Select(parent => "kata").Append(parsed.CommandResult.Command.Name));
    var sentence = string.Join(' ', parsed.Errors[0].Message.TrimEnd('.').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    return Exit.UsageError($"{sentence}; \"{(parsed.CommandResult.Command == root ? "kata" : command)} --help\" lists what there is.");
}

try
{
    // Ctrl-C is the training's own affair: it ends between two steps and saves what was asked for.
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
