using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework.Api;
using NUnit.Framework.Internal;

namespace Kata.Cli.Tests;

/// <summary>The two programs in docs/gradient-verification.md compile and do what the page says.</summary>
[NonParallelizable]
public sealed class VerificationDocTests
{
    private static readonly string[] Blocks =
    [
        .. File.ReadAllText(Path.Combine(RealData.Repository(), "docs", "gradient-verification.md"))
            .Split("```csharp\n").Skip(1).Select(part => part.Split("```")[0]),
    ];

    [Test]
    public void The_program_shown_finds_its_gradient_right()
    {
        var program = Compiled(Blocks[0], OutputKind.ConsoleApplication);
        var (console, written) = (Console.Out, new StringWriter());

        Console.SetOut(written);
        var exit = program.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        Console.SetOut(console);

        Assert.That(exit, Is.Zero);
        Assert.That(written.ToString(), Does.StartWith("agrees: all 3 claimed slopes are those of the cost."));
    }

    [Test]
    public void The_test_shown_passes()
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        var settings = new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0 };
        runner.Load(Compiled(Blocks[1], OutputKind.DynamicallyLinkedLibrary), settings);

        var result = runner.Run(TestListener.NULL, TestFilter.Empty);

        Assert.That((result.PassCount, result.FailCount), Is.EqualTo((1, 0)));
    }

    private static Assembly Compiled(string code, OutputKind kind)
    {
        // The usings that a new project has.
        var implied = CSharpSyntaxTree.ParseText("global using System; global using System.Collections.Generic; global using System.Linq;");
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        using var image = new MemoryStream();
        var compilation = CSharpCompilation.Create($"shown-{kind}", [CSharpSyntaxTree.ParseText(code), implied], references, new(kind));
        var result = compilation.Emit(image);
        Assert.That(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        return Assembly.Load(image.ToArray());
    }
}
