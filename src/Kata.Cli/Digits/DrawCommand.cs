using System.CommandLine;
using Kata.Runner.Workers;

namespace Kata.Cli.Digits;

/// <summary>`kata draw`: serves a page on this machine where networks classify a digit while it is drawn.</summary>
internal static class DrawCommand
{
    public static Command Create()
    {
        var models = DigitModel.Option();
        var port = new Option<int>("--port") { Description = "The port that serves the page; default any free one." };
        var stay = new Option<bool>("--no-open") { Description = "Print the address but do not open the browser." };
        var subject = StepsRunner.Subject();
        var command = new Command("draw", "Draw a digit in the browser and watch networks read it.") { models, subject, port, stay };
        command.SetAction((parsed, _) =>
            RunAsync(parsed.GetRequiredValue(models), parsed.GetValue(subject), parsed.GetValue(port), parsed.GetValue(stay)));
        return command;
    }

    private static async Task<int> RunAsync(string[] names, string? subject, int port, bool stay)
    {
        if (port is < 0 or > 65_535)
            throw new ArgumentException($"--port is {port} but needs to be from 1 to 65535, or 0 for any free port.");

        DigitModel[] models = [.. names.Select(DigitModel.Load)];

        // Next to the reference, so that the page shows where the submission differs.
        using var process = subject is null ? null : new SubmissionProcess(StepsRunner.Read(subject));
        DigitClassifier[] classifiers =
        [
            .. models.Select(DigitClassifier.Of),
            .. process is null ? [] : models.Select(model => new DigitClassifier($"{model.Name}, by {subject}", model, process.Outputs)),
        ];

        using var interrupt = new Interrupt();
        await using var server = await DrawServer.StartAsync(classifiers, port);
        Console.Out.WriteLine($"{server.Address} is the page to draw on; Ctrl-C stops it.");
        if (!stay && !Console.IsOutputRedirected) Browser.Open(server.Address);
        await Task.Delay(Timeout.Infinite, interrupt.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        return Exit.Success;
    }
}
