using System.Diagnostics;
using System.Runtime.Versioning;

namespace Kata.Cli.Tests;

/// <summary>The script `kata` at the repository's root, with a stand-in for dotnet that notes what it is asked.</summary>
[Platform("Linux,MacOsX"), UnsupportedOSPlatform("windows")]
public sealed class KataScriptTests
{
    private const string Project = "src/Kata.Cli/Kata.Cli.csproj";
    private const string Program = "src/Kata.Cli/bin/Release/net10.0/Kata.Cli.dll";
    private const string Line = "building kata, once: about a minute\n";

    private Scratch _folder = null!;

    private string Root => _folder.At("a clone");

    private string Script => Path.Combine(Root, "kata");

    private string Builds => File.Exists(_folder.At("builds")) ? File.ReadAllText(_folder.At("builds")) : "";

    [SetUp]
    public void Clone()
    {
        _folder = new();
        foreach (var name in new[] { Project, "docs/decisions.md", "Directory.Build.props", "global.json" })
            _folder.Write($"a clone/{name}", "as cloned"u8.ToArray());
        File.Copy(Path.Combine(RealData.Repository(), "kata"), Script);
        Executable("bin/dotnet", $"""
            #!/bin/sh
            if [ "$1" = build ]; then
              echo "in $(basename "$(pwd)"): $*" >>'{_folder.At("builds")}'
              mkdir -p src/Kata.Cli/bin/Release/net10.0
              echo a program >{Program}
              echo a line that nobody needs
              cat >/dev/null
              exit 0
            fi
            echo "$KATA_COMMAND" >'{_folder.At("called")}'
            shift
            for argument; do echo "[$argument]"; done
            echo "in $(basename "$(pwd)"), process $$, $(cat)"
            exit 7
            """);
    }

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public void The_first_run_builds_and_says_so_in_a_line()
    {
        var (exit, output, error) = Run("check", "6");

        Assert.That((exit, error), Is.EqualTo((7, Line)));
        Assert.That(output, Does.StartWith("[check]\n[6]\nin ").And.Not.Contain("nobody needs"));
        Assert.That(Builds, Does.StartWith("in a clone: build src/Kata.Cli -c Release "));
    }

    [Test]
    public void The_second_run_builds_nothing()
    {
        Run();

        Assert.That(Run().Error, Is.Empty);
        Assert.That(Builds.Split('\n'), Has.Length.EqualTo(2));
    }

    [TestCase("src/Kata.Cli/Program.cs", true)]
    [TestCase("docs/decisions.md", true)]
    [TestCase("src/Kata.Cli/obj/project.assets.json", false)]
    [TestCase("workspace/Kata/Cost.cs", false)]
    public void A_newer_source_is_built_and_nothing_else(string changed, bool isBuilt)
    {
        Run();
        _folder.Write($"a clone/{changed}", "newer"u8.ToArray());
        File.SetLastWriteTimeUtc(Path.Combine(Root, changed), DateTime.UtcNow.AddSeconds(5));

        Assert.That(Run().Error, Is.EqualTo(isBuilt ? Line : ""));
    }

    [Test]
    public void Arguments_arrive_as_they_were_typed() =>
        Assert.That(Run("a b", "", "*", "\"", "--x=$HOME").Out, Does.StartWith("[a b]\n[]\n[*]\n[\"]\n[--x=$HOME]\n"));

    [Test]
    public void It_runs_in_the_folder_where_it_was_called() =>
        Assert.That(Run().Out, Does.Contain($"in {Path.GetFileName(_folder.Folder)}, "));

    // Ctrl-C and kill then reach the program itself, and it reads what is typed.
    [Test]
    public void The_program_takes_the_place_of_the_script()
    {
        using var process = Start(Script, []);
        process.StandardInput.Write("typed");
        process.StandardInput.Close();

        Assert.That(KataProcess.Result(process).Out, Does.Contain($"process {process.Id}, typed\n"));
    }

    [Test]
    public void It_says_how_it_can_be_called_from_any_folder()
    {
        Run();
        Assert.That(File.ReadAllText(_folder.At("called")), Is.EqualTo($"'{Root}/kata'\n"));

        File.CreateSymbolicLink(_folder.At("bin/kata"), Script);
        Run();
        Assert.That(File.ReadAllText(_folder.At("called")), Is.EqualTo("kata\n"));
    }

    [Test]
    public void A_link_to_a_link_leads_to_it()
    {
        Directory.CreateSymbolicLink(_folder.At("by the way"), Root);
        File.CreateSymbolicLink(_folder.At("near"), Script);
        Directory.CreateDirectory(_folder.At("elsewhere"));
        File.CreateSymbolicLink(_folder.At("elsewhere/k"), "../near");

        Assert.That(RunAs(_folder.At("elsewhere/k"), "list").Out, Does.StartWith("[list]\n"));
        Assert.That(RunAs(_folder.At("by the way/kata"), "list").Exit, Is.EqualTo(7));
        Assert.That(Builds.Split('\n'), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_failed_build_shows_what_it_printed_and_is_tried_again()
    {
        Executable("bin/dotnet", "#!/bin/sh\necho 'Forward.cs(3,1): error'\nexit 1\n");

        foreach (var (exit, output, error) in new[] { Run(), Run() })
        {
            Assert.That((exit, output), Is.EqualTo((3, "")));
            Assert.That(error,
                Is.EqualTo($"{Line}Forward.cs(3,1): error\nkata: it could not be built: the lines above say why.\n"));
        }
    }

    [Test]
    public void Without_dotnet_a_sentence_says_what_to_install()
    {
        foreach (var tool in new[] { "dirname", "readlink" })
            File.CreateSymbolicLink(_folder.At($"bin/{tool}"), File.Exists($"/bin/{tool}") ? $"/bin/{tool}" : $"/usr/bin/{tool}");
        File.Delete(_folder.At("bin/dotnet"));

        using var process = Start(Script, [], path: _folder.At("bin"));
        process.StandardInput.Close();

        var (exit, _, error) = KataProcess.Result(process);
        Assert.That((exit, error), Is.EqualTo((3,
            "kata: dotnet was not found: install the .NET 10 SDK, https://dotnet.microsoft.com/download.\n")));
    }

    // It cannot be run here, but what both have in common must not drift apart.
    [Test]
    public void The_script_for_Windows_builds_the_same_and_looks_at_the_same_sources()
    {
        var unix = File.ReadAllText(Path.Combine(RealData.Repository(), "kata"));
        var windows = File.ReadAllText(Path.Combine(RealData.Repository(), "kata.cmd")).Replace('\\', '/');

        foreach (var shared in new[] { Line.Trim(), " -nologo -v:quiet", Program, "obj/kata.built" })
            Assert.That((unix.Contains(shared.Split("src/Kata.Cli/")[^1]), windows.Contains(shared)), Is.EqualTo((true, true)), shared);
        var places = unix.Split("find ")[1].Split(" \\\n")[0].Split(' ');
        Assert.That(windows, Does.Contain($"$places = {string.Join(", ", places.Select(place => $"'{place}'"))};"));
    }

    private void Executable(string name, string text)
    {
        var path = _folder.Write(name, System.Text.Encoding.UTF8.GetBytes(text));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private (int Exit, string Out, string Error) Run(params string[] arguments) => RunAs(Script, arguments);

    private (int Exit, string Out, string Error) RunAs(string script, params string[] arguments)
    {
        using var process = Start(script, arguments);
        process.StandardInput.Close();
        return KataProcess.Result(process);
    }

    private Process Start(string script, string[] arguments, string? path = null)
    {
        var start = new ProcessStartInfo(script, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Folder,
        };
        start.Environment["PATH"] = path ?? $"{_folder.At("bin")}:/usr/bin:/bin";
        return Process.Start(start)!;
    }
}
