using System.CommandLine;
using Kata.Bench;

var root = new RootCommand("Measures the gradient check, the learner's loop and the steps: how often each is wrong, how long each takes.")
{
    CalibrateCommand.Create(),
    ShapeCommand.Create(),
    LoopCommand.Create(),
    SoakCommand.Create(),
    BackpropCommand.Create(),
    TrainingCommand.Create(),
    ReadersCommand.Create(),
};
root.SetAction(_ => Wrong("say what to measure"));

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0) return Wrong(parsed.Errors[0].Message.TrimEnd('.'));

try
{
    return parsed.Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (ArgumentException mistake)
{
    return Wrong(mistake.Message.TrimEnd('.'));
}
catch (Exception failure) when (failure.GetBaseException() is InvalidOperationException refusal)
{
    Console.Error.WriteLine($"bench: {refusal.Message}");
    return 3;
}

static int Wrong(string sentence)
{
    var line = string.Join(' ', sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    Console.Error.WriteLine($"bench: {line}; \"dotnet run -c Release --project tools/bench/Kata.Bench -- --help\" describes the commands.");
    return 2;
}
