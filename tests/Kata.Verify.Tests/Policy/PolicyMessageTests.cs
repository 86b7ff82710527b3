using Kata.Runner.Compiling;
using Kata.Verify.Policy;

namespace Kata.Verify.Tests.Policy;

public sealed class PolicyMessageTests
{
    [Test]
    public void A_call_is_named_with_its_file_and_line() => Assert.That(
        Messages("static string Of() =>\n    File.ReadAllText(\"x\");"),
        Is.EqualTo(["Helper.cs:5: File.ReadAllText is not allowed here."]));

    [TestCase("static void Of() { var x = new Thread(() => { }); }", "new Thread is not allowed here.")]
    [TestCase("static int Of() => Environment.TickCount;", "Environment.TickCount is not allowed here.")]
    [TestCase("static Random Of() => new();", "new Random is not allowed here.")]
    [TestCase("static int Of() => Random.Shared.Next();", "Random.Shared is not allowed here.")]
    [TestCase("static object Of() => new MathNet.Numerics.Random.MersenneTwister(true);", "new MersenneTwister is not allowed here.")]
    [TestCase("static Action<string> Of() => File.Delete;", "File.Delete is not allowed here.")]
    [TestCase("static void Of(Action a) => a.DynamicInvoke();", "Delegate.DynamicInvoke is not allowed here.")]
    [TestCase("static object Of(Func<int> f) => f.Method;", "Delegate.Method is not allowed here.")]
    [TestCase("static object? Of(Type t) => t.GetMethod(\"x\");", "Type.GetMethod is not allowed here.")]
    [TestCase("static object? Of() => typeof(int).Assembly;", "Type.Assembly is not allowed here.")]
    [TestCase("static string? Of(Exception e) => e.StackTrace;", "Exception.StackTrace is not allowed here.")]
    [TestCase("static void Of() => Console.Error.Write(1);", "Console.Error is not allowed here.")]
    [TestCase("static void Of(FileInfo file) { }", "FileInfo is not allowed here.")]
    [TestCase("static long Of() { try { return 1; } catch (System.Net.WebException) { return 2; } }", "")]
    [TestCase(
        "static async void Of() => await Task.CompletedTask;",
        "async void is not allowed here, because an exception would end the process: return a Task.")]
    [TestCase(
        "static Action Of() => async () => await Task.CompletedTask;",
        "async void is not allowed here, because an exception would end the process: return a Task.")]
    [TestCase("~Helper() { }", "the finalizer of Helper is not allowed here.")]
    [TestCase(
        "[System.Runtime.CompilerServices.ModuleInitializer] internal static void Of() { }", "[ModuleInitializer] is not allowed here.")]
    [TestCase("[System.Runtime.InteropServices.DllImport(\"c\")] static extern int getpid();", "[DllImport] is not allowed here.")]
    public void The_sentence_names_what_its_author_wrote(string code, string sentence)
    {
        if (sentence.Length == 0) Assert.That(Compiled(code).Compilation.Errors, Is.Not.Empty);
        else Assert.That(Messages(code), Is.EqualTo([$"Helper.cs:4: {sentence}"]).Or.Member($"Helper.cs:4: {sentence}"));
    }

    [Test]
    public void An_alias_and_a_static_using_hide_nothing() => Assert.That(
        Messages("static void Of() { Delete(\"x\"); F.Copy(\"x\", \"y\"); }", "using F = System.IO.File;\nusing static System.IO.File;"),
        Is.EqualTo(["Helper.cs:5: File.Delete is not allowed here.", "Helper.cs:5: File.Copy is not allowed here."]));

    [Test]
    public void A_line_directive_and_a_pragma_hide_nothing() => Assert.That(
        Messages("#pragma warning disable\n#line 900 \"Forward.cs\"\nstatic void Of() => File.Delete(\"x\");"),
        Is.EqualTo(["Helper.cs:6: File.Delete is not allowed here."]));

    // The compiler itself calls it for a collection expression, which is allowed.
    [Test]
    public void What_only_the_compiler_may_call_is_refused_when_it_is_written() => Assert.That(
        Messages("static List<int> All = [1, 2];\nstatic void Of() => System.Runtime.InteropServices.CollectionsMarshal.SetCount(All, 9);"),
        Is.EqualTo(["Helper.cs:5: CollectionsMarshal.SetCount is not allowed here."]));

    [Test]
    public void A_collection_expression_is_allowed() => Assert.That(Messages("static List<int> All = [1, 2];"), Is.Empty);

    [Test]
    public void A_given_type_must_not_be_defined_again() => Assert.That(
        Messages("} public static class Order { public static int[] Of(int m, int seed, int epoch) => new int[m];"),
        Is.EqualTo(["Helper.cs:4: Kata.Order is a given type: use it, and define none of that name."]));

    [Test]
    public void A_use_without_a_place_is_still_refused()
    {
        var compiled = Compiled("static void Of() { }");
        var other = Compiled("static void Of() => File.Delete(\"x\");");

        var violations = SyntaxPolicy.Explain(
            StrictCompiler.Together([.. Reference.Files]), PolicyScan.Of(other.Compilation.Image), [Reference.Files[0]]);

        Assert.That(compiled.Violations, Is.Empty);
        Assert.That(violations.Select(violation => $"{violation}"), Is.EqualTo(["File.Delete is not allowed here."]));
    }

    [Test]
    public void The_strict_references_leave_most_of_the_framework_out()
    {
        var all = Compiler.References().ToList();

        var kept = all.Where(StrictReferences.Holds).ToList();

        Assert.That(all.Except(kept).Count(), Is.GreaterThan(100));
        Assert.That(
            kept.Select(path => Path.GetFileNameWithoutExtension(path)).Distinct(),
            Is.EquivalentTo(StrictReferences.Runtime.Concat(StrictReferences.Given)));
    }

    private static IEnumerable<string> Messages(string code, string usings = "")
    {
        var compiled = Compiled(code, usings);
        Assert.That(compiled.Compilation.Errors, Is.Empty);
        return compiled.Violations.Select(violation => $"{violation}");
    }

    // The code begins in line 4, or lower by the lines of the usings.
    private static StrictCompilation Compiled(string code, string usings = "") => StrictCompiler.Compile(
        StepSources.Whole([.. Reference.Files, new("Helper.cs", $"{usings}\nnamespace Kata;\npublic sealed class Helper {{\n{code}\n}}")]),
        Step.FastBackprop);
}
