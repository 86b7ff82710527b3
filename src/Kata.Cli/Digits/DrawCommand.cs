using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Kata.Cli.Output;
using Kata.Runner.Workers;

namespace Kata.Cli.Digits;

/// <summary>`kata draw`: a page on this machine to draw a digit on, read while it is drawn.</summary>
internal static class DrawCommand
{
    public static Command Create()
    {
        var models = PredictCommand.Models();
        var port = new Option<int>("--port") { Description = "Where the page is served; any free port unless given." };
        var stay = new Option<bool>("--no-open") { Description = "Print the address and leave the browser alone." };
        var subject = StepsRunner.Subject();
        var command = new Command("draw", "Draw a digit in the browser and watch networks read it.") { models, subject, port, stay };
        command.SetAction((parsed, _) => RunAsync(parsed.GetRequiredValue(models), parsed.GetValue(subject), parsed.GetValue(port), parsed.GetValue(stay)));
        return command;
    }

    private static async Task<int> RunAsync(string[] names, string? subject, int port, bool stay)
    {
        if (port is < 0 or > 65_535) throw new ArgumentException($"--port is {port} but needs to be from 1 to 65535, or 0 for any that is free.");
        DigitModel[] models = [.. names.Select(DigitModel.Load)];

        // Beside the reference, so that what is drawn shows what somebody's steps do otherwise.
        using var process = subject is null ? null : new SubmissionProcess(StepsRunner.Read(subject));
        DigitReader[] readers =
        [
            .. models.Select(DigitReader.Of),
            .. models.Where(_ => process is not null).Select(model => new DigitReader($"{model.Name}, by {subject}", model, process!.Outputs)),
        ];

        using var interrupt = new Interrupt();
        await using var server = await DrawServer.StartAsync(readers, port);
        Console.Out.WriteLine($"{server.Address} is where to draw; Ctrl-C ends it.");
        if (!stay && !Console.IsOutputRedirected) Open(server.Address);
        await Task.Delay(Timeout.Infinite, interrupt.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        return Exit.Success;
    }

    private static void Open(string address)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Win32Exception)
        {
            // The address is on the terminal for those whose system opens no browser.
        }
    }
}
