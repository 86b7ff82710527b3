using System.CommandLine;
using Kata.Cli.Reading;

namespace Kata.Cli.Learn;

/// <summary>`kata lesson`: the lesson of a step, in the terminal or in the browser.</summary>
internal static class LessonCommand
{
    public static Command Create()
    {
        var folder = StepArgument.Folder();
        var lesson = new Argument<string?>("lesson")
        {
            Description = "A step's number or name, 0 for the page before the first, 7b for the warm-up; otherwise the current step.",
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "lesson",
            CompletionSources = { Enum.GetNames<Step>() },
        };
        var browser = new Option<bool>("--browser") { Description = "Open it in the browser; pages are written into the workspace." };
        var command = new Command("lesson", "Read the lesson of a step.") { lesson, browser, folder };
        command.SetAction(parsed =>
        {
            var (named, dir) = (parsed.GetValue(lesson), parsed.GetValue(folder));
            var page = named is null ? Current(WorkspaceLocator.Find(dir)) : Find(named);
            if (parsed.GetValue(browser)) Terminal.Say(LessonReader.InBrowser(WorkspaceLocator.Find(dir), page));
            else foreach (var line in MarkdownText.Lines(page.Text, Screen.Size.Width - 1, Screen.HasStyles)) Console.Out.WriteLine(line);
            return Exit.Success;
        });
        return command;
    }

    /// <summary>The lesson that the command line names.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static LessonPage Find(string named) =>
        Lessons.All.FirstOrDefault(page => page.Number.Equals(named, StringComparison.OrdinalIgnoreCase))
        ?? Lessons.Of(StepArgument.Parse(named));

    private static LessonPage Current(Workspace workspace) =>
        Lessons.Of(Progress.Read(workspace).Current(workspace.Read()));
}
