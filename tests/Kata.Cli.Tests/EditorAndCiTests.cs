using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kata.Learning;
using Kata.Runner.Compiling;
using Kata.Runner.Repairs;

namespace Kata.Cli.Tests;

/// <summary>The tasks for VS Code and the check for students' repositories read what the command prints.</summary>
public sealed class EditorAndCiTests
{
    private Scratch _folder = null!;
    private Workspace _workspace = null!;

    [SetUp]
    public void Start()
    {
        _folder = new();
        _workspace = Workspace.Start(_folder.At("workspace"));
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void A_wrong_step_becomes_a_problem_at_its_line_and_one_at_its_check()
    {
        Write(6, "theta.RemoveColumn(0)", "theta.RemoveRow(0)");

        // Whether the line is found in time depends on the machine.
        var problems = Problems($"{Check("6").Out}\n{new Repair("Kata/Cost.cs", 51, 9, "", "", "").Place}");

        Assert.That(problems, Does.Contain(("kata-line", "Cost.cs", "51", "Look at line 51 of Cost.cs.")));
        Assert.That(problems.Single(problem => problem.Owner == "kata-check"), Is.EqualTo(
            ("kata-check", "tests/Unit/CostTests.cs", $"{CheckLine()}", "Bias weights are not penalised")));
    }

    [Test]
    public void An_error_of_the_compiler_becomes_a_problem_at_its_place()
    {
        Write(1, "return thetas;", "return missing;");

        var problem = Problems(Check("1").Out)[0];

        Assert.That((problem.Owner, problem.File), Is.EqualTo(("kata", "Kata/Serialize.cs")));
        Assert.That(problem.Message, Is.EqualTo("The name 'missing' does not exist in the current context"));
    }

    [Test]
    public void The_watch_tells_where_a_report_begins_and_ends()
    {
        var lines = Check("1").Out.Split('\n');

        foreach (var matcher in Matchers())
        {
            var background = matcher.GetProperty("background");
            Assert.That(lines[0], Does.Match(background.GetProperty("beginsPattern").GetString()!));
            var end = background.GetProperty("endsPattern").GetString()!;
            Assert.That(lines.Where(line => Regex.IsMatch(line, end)).ToArray(), Has.Length.EqualTo(1));
        }
    }

    [Test]
    public void The_tasks_run_commands_that_there_are()
    {
        foreach (var task in Tasks().Where(task => task.GetProperty("command").GetString()!.EndsWith("/kata", StringComparison.Ordinal)))
        {
            string[] arguments = [.. task.GetProperty("args").EnumerateArray().Select(word => word.GetString()!)];
            Assert.That(KataCommand.Create().Parse(arguments).Errors, Is.Empty);
            Assert.That(task.GetProperty("label").GetString(), Is.EqualTo($"kata {arguments[0]}"));
        }
    }

    [TestCase("1", 0, "")]
    [TestCase("2", 1, "::error::Not passed yet: OneHot\n")]
    [Platform("Linux"), UnsupportedOSPlatform("windows")]
    public void A_students_repository_fails_until_the_steps_that_are_due_pass(string upTo, int expected, string said)
    {
        Write(1);
        foreach (var tool in new[] { "bash", "jq" })
            if (!"/usr/bin /bin".Split(' ').Any(place => File.Exists($"{place}/{tool}"))) Assert.Ignore($"{tool} is not installed.");
        // The script finds kata three folders above itself.
        _folder.Write(".github/actions/check/check.sh", File.ReadAllBytes(
            Path.Combine(RealData.Repository(), ".github", "actions", "check", "check.sh")));
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "Kata.Cli.dll");
        var kata = _folder.Write("kata", System.Text.Encoding.UTF8.GetBytes($"#!/bin/sh\nexec dotnet '{program}' \"$@\"\n"));
        File.SetUnixFileMode(kata, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var start = new ProcessStartInfo("bash", [_folder.At(".github/actions/check/check.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Folder,
        };
        (string Name, string Value)[] given =
        [
            ("WORKSPACE", "workspace"), ("UP_TO", upTo), ("RUNNER_TEMP", _folder.Folder), ("GITHUB_OUTPUT", _folder.At("output")),
            ("GITHUB_STEP_SUMMARY", _folder.At("summary")),
        ];
        foreach (var (name, value) in given) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (exit, output, error) = KataProcess.Result(process);

        Assert.That((exit, output, error), Is.EqualTo((expected, said, "")));
        Assert.That(File.ReadAllText(_folder.At("output")), Is.EqualTo($"report={_folder.At("kata.json")}\npassed=1\n"));
        Assert.That(File.ReadAllText(_folder.At("summary")),
            Does.StartWith("### 1 of 13 steps pass\n").And.Contain("\n| 2 | OneHot | notStarted |  |\n"));
    }

    private static IEnumerable<JsonElement> Tasks() => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(RealData.Repository(), ".vscode", "tasks.json"))).RootElement.GetProperty("tasks").EnumerateArray();

    private static IEnumerable<JsonElement> Matchers() =>
        Tasks().Single(task => task.GetProperty("label").GetString() == "kata watch").GetProperty("problemMatcher").EnumerateArray();

    // As VS Code reads them: the patterns of a matcher match one line each, one after the other.
    private static List<(string Owner, string File, string Line, string Message)> Problems(string output)
    {
        var lines = output.Split('\n');
        List<(string, string, string, string)> problems = [];
        foreach (var matcher in Matchers())
        {
            var pattern = matcher.GetProperty("pattern");
            JsonElement[] patterns = pattern.ValueKind == JsonValueKind.Array ? [.. pattern.EnumerateArray()] : [pattern];
            for (var i = 0; i <= lines.Length - patterns.Length; i++)
            {
                var matches = patterns.Select((one, n) =>
                    (Pattern: one, Match: Regex.Match(lines[i + n], one.GetProperty("regexp").GetString()!))).ToList();
                if (!matches.All(pair => pair.Match.Success)) continue;
                string Value(string name) => matches.Where(pair => pair.Pattern.TryGetProperty(name, out _))
                    .Select(pair => pair.Match.Groups[pair.Pattern.GetProperty(name).GetInt32()].Value).Single();
                problems.Add((matcher.GetProperty("owner").GetString()!, Value("file"), Value("line"), Value("message")));
            }
        }

        return problems;
    }

    private int CheckLine() => File.ReadLines(Path.Combine(_workspace.Folder, "tests/Unit/CostTests.cs"))
        .TakeWhile(line => !line.Contains(" Bias_weights_are_not_penalised(")).Count() + 1;

    private void Write(int last, string right = "", string wrong = "")
    {
        for (var step = 1; step <= last; step++)
        {
            var text = Reference.Files[step - 1].Text;
            File.WriteAllText(_workspace.PathOf((Step)step), step == last && right.Length > 0 ? text.Replace(right, wrong) : text);
        }
    }

    private (int Exit, string Out, string Error) Check(string step)
    {
        using var process = KataProcess.Start($"check {step}", TestContext.CurrentContext.TestDirectory, _workspace.Folder);
        return KataProcess.Result(process);
    }
}
