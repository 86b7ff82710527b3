using System.CommandLine;
using Kata.Cli.Learn;

namespace Kata.Cli.Tests;

/// <summary>The help of each command.</summary>
public sealed class HelpTests
{
    private static readonly IReadOnlyDictionary<string, string> Helps = Names(KataCommand.Create()).ToDictionary(name => name, Help);

    [Test]
    public void Every_command_has_one_or_two_examples()
    {
        Assert.That(HelpExamples.All.Keys, Is.EquivalentTo(Helps.Keys));
        foreach (var (name, help) in Helps)
        {
            var examples = HelpExamples.All[name];
            Assert.That(examples, Has.Count.InRange(1, 2), name);
            foreach (var (line, does) in examples)
                Assert.That(help.Split("Examples:")[^1], Does.Match($@"\n  {Escaped(line)} +{Escaped(does)}\n"));
        }
    }

    [Test]
    public void Every_example_is_a_command_line_of_its_command()
    {
        foreach (var (name, examples) in HelpExamples.All)
        {
            foreach (var (line, _) in examples)
            {
                Assert.That(line, Does.StartWith("kata"));
                var parsed = KataCommand.Create().Parse(line["kata".Length..]);
                Assert.That(parsed.Errors.Select(error => error.Message), Is.Empty, line);
                Assert.That($"{KataCommand.Name(parsed.CommandResult)} ", name.Length > 0 ? Does.StartWith($"{name} ") : Is.Not.Null, line);
                foreach (var step in parsed.CommandResult.Children.OfType<System.CommandLine.Parsing.ArgumentResult>()
                    .Where(argument => argument.Argument.Name == "step").SelectMany(argument => argument.Tokens))
                {
                    Assert.That(() => StepArgument.Parse(step.Value), Throws.Nothing, line);
                }
            }
        }
    }

    [Test]
    public void Usage_lines_begin_with_the_command_as_it_is_typed()
    {
        foreach (var (name, help) in Helps)
            Assert.That(help, Does.Match($@"Usage:\n  {$"kata {name}".TrimEnd()}( |\n)").And.Not.Contain("Kata.Cli"));
    }

    [Test]
    public void No_line_of_help_is_longer_than_80_columns()
    {
        foreach (var (name, help) in Helps)
            foreach (var line in help.Split('\n')) Assert.That(line, Has.Length.LessThanOrEqualTo(80), name);
    }

    [Test]
    public void The_process_prints_the_same_help()
    {
        Assert.That(KataProcess.Run("check --help"), Is.EqualTo((0, Helps["check"], "")));
        Assert.That(KataProcess.Run("data -h").Out, Is.EqualTo(Helps["data"]));
        Assert.That(KataProcess.Run("train --help").Out, Is.EqualTo(Helps["train"]), "although an argument is missing");
    }

    private static string Escaped(string text) => System.Text.RegularExpressions.Regex.Escape(text);

    private static string Help(string name)
    {
        var output = new StringWriter { NewLine = "\n" };
        KataCommand.Create().Parse($"{name} --help").Invoke(new() { Output = output });
        return output.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<string> Names(Command command, string prefix = "") =>
        command.Subcommands.SelectMany(one => Names(one, $"{prefix} {one.Name}".Trim())).Prepend(prefix);
}
