using System.Text.Json;
using Kata.Learning;
using Kata.Runner.Compiling;

namespace Kata.Cli.Tests;

/// <summary>All of the kata as a learner goes through it: stub, mistake, right, next.</summary>
public sealed class WalkTests
{
    [Test]
    public void Every_step_is_answered_from_its_stub_over_a_mistake_to_its_end()
    {
        using var scratch = new Scratch();
        var workspace = Workspace.Start(scratch.At("mine"));
        using var watch = new WatchProcess(TestContext.CurrentContext.TestDirectory, workspace);

        for (var step = 1; step <= Enum.GetValues<Step>().Length; step++)
        {
            var mistake = SourceMistake.Of(step);
            var stub = watch.Last(step, workspace.Read().HashOf((Step)step));
            var wrong = watch.Answer(workspace, step, mistake.Text);
            var right = watch.Answer(workspace, step, Reference.Files[step - 1].Text);
            watch.Press('n');

            Assert.That(stub.State, Does.StartWith("not started:"), stub.Text);
            Assert.That(wrong.State, Does.StartWith("failed:"), wrong.Text);
            Assert.That(wrong.Text, Does.Contain($"({mistake.Id})"));
            Assert.That(right.Passed, right.Text);
        }

        watch.Press('q');
        Assert.That(watch.End(), Is.Zero);
        var noted = File.ReadAllLines(Path.Combine(workspace.Folder, "progress.txt")).Select(line => line.Split(' ')[..2]);
        Assert.That(noted, Is.EqualTo(Enum.GetNames<Step>().SelectMany(step => new[] { new[] { "failed", step }, ["passed", step] })));
        var (exit, output, error) = KataProcess.Run($"list --json --dir \"{workspace.Folder}\"");
        var verdicts = JsonDocument.Parse(output).RootElement.GetProperty("steps").EnumerateArray()
            .Select(step => step.GetProperty("verdict").GetString());
        Assert.That((exit, error), Is.EqualTo((0, "")));
        Assert.That(verdicts, Is.EqualTo(Enum.GetNames<Step>().Select(_ => "passed")));
    }
}
