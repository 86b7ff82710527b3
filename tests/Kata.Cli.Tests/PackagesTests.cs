using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace Kata.Cli.Tests;

/// <summary>What `dotnet pack` makes works without repository and network. The commands are those of the guide.</summary>
[Category("Packages")]
[NonParallelizable]
public sealed class PackagesTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(RealData.Repository(), "docs", "guides", "packages.md"));

    // Of the build that this test belongs to.
    private static readonly string Configuration = new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!.Name;

    private Scratch _folder = null!;

    private string Packages => _folder.At("packages");

    private string Mine => Directory.CreateDirectory(_folder.At("mine")).FullName;

    [OneTimeSetUp]
    public void Pack()
    {
        _folder = new();
        var commands = Commands("dotnet pack").ToArray();
        Assert.That(commands, Has.Length.EqualTo(3));
        foreach (var command in commands)
        {
            var arguments = command.Replace("src/", $"{RealData.Repository()}/src/", StringComparison.Ordinal);
            Succeed("dotnet", $"{arguments["dotnet ".Length..]} --no-build -c {Configuration}", _folder.Folder);
        }
    }

    [OneTimeTearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public void The_command_works_in_an_empty_folder()
    {
        var tools = _folder.At("tools");
        var install = Commands("dotnet tool install").Single()["dotnet ".Length..].Replace("--global", $"--tool-path {tools}");
        Succeed("dotnet", install, _folder.Folder);
        var kata = Path.Combine(tools, OperatingSystem.IsWindows() ? "kata.exe" : "kata");

        Assert.That(Succeed(kata, "--version", Mine), Does.Match(@"^1\.0\.0"));
        Assert.That(Run(kata, "list", Mine),
            Is.EqualTo((2, "", "kata: there is no workspace here or above: \"kata start DIR\" makes one.\n")));
        Assert.That(Succeed(kata, "start work", Mine), Does.StartWith("work is your workspace: "));

        var work = Path.Combine(Mine, "work");
        Assert.That(Succeed(kata, "list", work).Split('\n'), Has.Length.EqualTo(14));
        Assert.That(Run(kata, "check 1 --no-repair", work).Exit, Is.EqualTo(1));
        Assert.That(Succeed(kata, "hint", work), Does.StartWith("Hint 1 of 4 for Serialize.Flatten: question\n"));
        Assert.That(Succeed(kata, "lesson", work), Does.StartWith("Step 1: Serialize\n"));
        Assert.That(Succeed(kata, "gradcheck --network 2-3-2", work), Does.Contain("agrees"));
        Assert.That(Succeed(kata, "explain cost/no-half", work), Does.StartWith("Step 6: "));
        Assert.That(Run(kata, "trace 4", work).Out, Does.Contain("not written yet"));
        Assert.That(Succeed(kata, "train moons --epochs 1", work), Is.Not.Empty);
        Assert.That(Succeed(kata, "notebook slopes", work), Is.Not.Empty);
        Assert.That(Succeed(kata, "solution 1 --give-up", work), Does.Contain("Flatten"));

        File.Copy(Path.Combine(RealData.Repository(), "src", "Kata", "Serialize.cs"), Path.Combine(work, "Kata", "Serialize.cs"), true);
        Assert.That(Succeed(kata, "check 1", work), Does.Contain("\npassed: "));
        Assert.That(Succeed(kata, "", work), Does.StartWith("Step 2 of 13: OneHot\n"));

        // The checks that `dotnet test` runs in the workspace find what ships there.
        Assert.That(Directory.GetFiles(Path.Combine(work, "lib", "data")).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "digits.mat", "digits-weights.mat", "moons.csv" }));
        Assert.That(Path.Combine(work, "lib", "repository.txt"), Does.Not.Exist);
        var (exit, _, error) = Run(kata, "notebook mnist", work);
        Assert.That(exit, Is.EqualTo(3));
        Assert.That(error, Does.StartWith("kata: ").And.Contains("is not on this machine").And.Contains("kata data get"));
    }

    [Test]
    public void Everything_that_a_build_puts_beside_the_command_is_in_its_package()
    {
        var built = Path.Combine(RealData.Repository(), "src", "Kata.Cli", "bin", Configuration, "net10.0");
        var packed = Entries("Kata.Cli.1.0.0.nupkg").Where(name => name.StartsWith("tools/net10.0/any/", StringComparison.Ordinal))
            .Select(name => name["tools/net10.0/any/".Length..]);

        // The host of this system alone, and what only a build reads.
        var needed = Directory.GetFiles(built, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(built, file).Replace('\\', '/'))
            .Where(name => name is not ("Kata.Cli" or "Kata.Cli.exe") && !name.StartsWith("publish/", StringComparison.Ordinal));

        Assert.That(needed.Except(packed), Is.Empty);
    }

    [TestCase("Kata.Cli", false)]
    [TestCase("Kata.Gradients", true)]
    [TestCase("Kata.Gradients.NUnit", true)]
    public void A_package_has_readme_icon_licence_and_symbols(string id, bool hasSymbols)
    {
        var package = $"{id}.1.0.0.nupkg";

        Assert.That(Entries(package), Is.SupersetOf(new[] { "README.md", "icon.png", $"{id}.nuspec" }));
        var specification = Text(package, $"{id}.nuspec");
        foreach (var part in new[] { "<license type=\"expression\">MIT<", "<icon>icon.png<", "<readme>README.md<", "<version>1.0.0<" })
            Assert.That(specification, Does.Contain(part));
        var symbols = _folder.At(Path.Combine("packages", $"{id}.1.0.0.snupkg"));
        Assert.That(File.Exists(symbols), Is.EqualTo(hasSymbols));
        if (!hasSymbols) return;
        Assert.That(Entries(Path.GetFileName(symbols)), Does.Contain($"lib/net10.0/{id}.pdb"));
        Assert.That(Entries(package), Does.Contain($"lib/net10.0/{id}.xml"), "comments for the editor");
    }

    [Test]
    public void Another_project_checks_its_gradient_with_the_package()
    {
        var blocks = Guide.Split("```xml\n").Skip(1).Select(part => part.Split("```")[0]).ToArray();
        var theirs = Directory.CreateDirectory(_folder.At("theirs")).FullName;
        // The folder of packages that this repository was restored to stands for nuget.org.
        File.WriteAllText(Path.Combine(theirs, "nuget.config"), blocks[0]
            .Replace("../kata/packages", Packages)
            .Replace("<packageSources>", $"<packageSources><clear /><add key=\"restored\" value=\"{Restored()}\" />"));
        File.WriteAllText(Path.Combine(theirs, "Theirs.csproj"), blocks[1]);
        var program = Guide.Split("```csharp\n")[1].Split("```")[0];
        File.WriteAllText(Path.Combine(theirs, "CubeTests.cs"), program);

        Assert.That(Succeed("dotnet", "test --nologo", theirs), Does.Match("Passed: +1,"));

        File.WriteAllText(Path.Combine(theirs, "CubeTests.cs"), program.Replace("[2 * w[0]", "[w[0]"));
        var (exit, output, _) = Run("dotnet", "test --nologo --no-restore", theirs);
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(output, Does.Contain("disagrees: "));
    }

    private static IEnumerable<string> Commands(string beginning) =>
        Guide.Split('\n').Where(line => line.StartsWith($"{beginning} ", StringComparison.Ordinal));

    private static string Restored()
    {
        var assets = Path.Combine(RealData.Repository(), "src", "Kata.Gradients.NUnit", "obj", "project.assets.json");
        using var json = JsonDocument.Parse(File.ReadAllText(assets));
        return json.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
    }

    private IReadOnlyList<string> Entries(string package)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(Packages, package));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private string Text(string package, string entry)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(Packages, package));
        using var text = new StreamReader(zip.GetEntry(entry)!.Open());
        return text.ReadToEnd();
    }

    private string Succeed(string program, string arguments, string folder)
    {
        var (exit, output, error) = Run(program, arguments, folder);
        Assert.That(exit, Is.Zero, $"{program} {arguments}\n{output}{error}");
        return output;
    }

    private (int Exit, string Out, string Error) Run(string program, string arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        // What the program that runs this test leaves to its children would be taken for theirs.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in new[]
        {
            ("KATA_OFFLINE", "1"), ("KATA_DATA", ""), ("XDG_CACHE_HOME", _folder.At("cache")),
            // A package of this version would stay among those of the machine, and be taken for the next one.
            ("NUGET_PACKAGES", _folder.At("restored")),
            // Servers that stay would keep the test waiting for the end of its output.
            ("MSBUILDDISABLENODEREUSE", "1"), ("UseSharedCompilation", "false"), ("DOTNET_NOLOGO", "1"),
        })
        {
            start.Environment[name] = value;
        }

        // The repository is packed from the packages it was restored to.
        if (arguments.StartsWith("pack ", StringComparison.Ordinal)) start.Environment.Remove("NUGET_PACKAGES");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return KataProcess.Result(process);
    }
}
