using System.Reflection;
using Kata.Runner.Compiling;

namespace Kata.Runner.Tests;

public sealed class CompilerTests
{
    // Twice the work for each level would take hours.
    [Test]
    public void Code_with_deeply_nested_loops_is_traced_in_no_time()
    {
        var loops = string.Concat(Enumerable.Range(0, 40).Select(i => $"for (var i{i} = 0; i{i} < 1; i{i}++) "));
        SourceFile file = new("Deep.cs", $"namespace Kata; public static class Deep {{ public static void Run() {{ {loops} {{ }} }} }}");

        var compiled = Task.Run(() => LineTracing.Compile([file], CancellationToken.None));

        Assert.That(compiled.Wait(TimeSpan.FromMinutes(1)));
        Assert.That(compiled.Result.Errors, Is.Empty);
    }

    [Test]
    public void The_reference_compiles() => Assert.That(Compiler.Compile(Reference.Files).Errors, Is.Empty);

    [Test]
    public void The_reference_is_all_of_src_Kata()
    {
        var files = new DirectoryInfo(Path.Combine(RealData.Repository(), "src", "Kata")).GetFiles("*.cs");

        Assert.That(
            Reference.Files.Select(file => (file.Path, file.Text)),
            Is.EquivalentTo(files.Select(file => ($"reference/{file.Name}", File.ReadAllText(file.FullName)))));
    }

    [Test]
    public void An_error_has_its_place_and_its_line()
    {
        var (_, _, errors) = Compiler.Compile([new("mine/Cost.cs", "namespace Kata;\nclass Cost\n{\n\tint Of() => lamda;\n}\n")]);

        const string message = "The name 'lamda' does not exist in the current context";
        Assert.That(errors, Is.EqualTo([new CompileError("mine/Cost.cs", 4, 14, "CS0103", message, "\tint Of() => lamda;")]));
    }

    [TestCase("Twice(1, 2)", "No overload for method 'Twice' takes 2 arguments")]
    [TestCase("Twice()", "There is no argument given that corresponds to the required parameter 'z' of 'Cost.Twice(double)'")]
    public void A_call_with_other_arguments_is_shown_the_declaration(string call, string message)
    {
        var (_, _, errors) = Compiler.Compile(
            [new("Cost.cs", $"class Cost {{ static double Twice(double z) => 2 * z; double Of() => {call}; }}")]);

        Assert.That(
            errors.Select(error => error.Message), Is.EqualTo([$"{message}. It is declared as \"double Cost.Twice(double z)\"."]));
    }

    [Test]
    public void An_error_is_shown_with_a_caret_below_its_place() => Assert.That(
        new CompileError("Cost.cs", 4, 7, "CS0103", "No lamda.", "\treturn lamda;").ToString(),
        Is.EqualTo("Cost.cs:4:7: CS0103: No lamda.\n\treturn lamda;\n\t     ^"));

    [Test]
    public void Errors_come_from_top_to_bottom()
    {
        var (image, _, errors) = Compiler.Compile([new("A.cs", "class A { B b; }\nclass C { D d; }"), new("E.cs", "class E : F;")]);

        Assert.That(errors.Select(error => (error.Path, error.Line)), Is.EqualTo([("A.cs", 1), ("A.cs", 2), ("E.cs", 1)]));
        Assert.That(image, Is.Empty);
    }

    [Test]
    public void The_usings_and_the_version_are_those_of_a_project()
    {
        const string code = "class A { List<int>? Of(Task task) => task.IsCompleted ? new[] { Math.Max(1, 2) }.Select(i => i).ToList() : "
            + "null; }";

        var (image, _, errors) = Compiler.Compile([new("A.cs", code)]);

        Assert.That(errors, Is.Empty);
        Assert.That(Assembly.Load(image).FullName, Does.StartWith("Kata, Version=1.0.0.0,"));
    }

    // Whoever is judged must not reach for the judge.
    [TestCase("NUnit.Framework.Assert.Pass()")]
    [TestCase("Kata.Runner.Suites.Beside()")]
    [TestCase("Kata.Harness.Steps.Equals(1, 1)")]
    public void Nothing_of_the_program_itself_can_be_named(string call)
    {
        var (_, _, errors) = Compiler.Compile([new("A.cs", $"class A {{ void Of() => {call}; }}")]);

        Assert.That(errors.Select(error => error.Id), Is.EqualTo(new[] { "CS0234" }).Or.EqualTo(new[] { "CS0103" }));
    }

    [Test]
    public void The_same_files_make_the_same_bytes() =>
        Assert.That(Compiler.Compile([.. Reference.Files.Select(file => file with { })]).Image,
            Is.EqualTo(Compiler.Compile(Reference.Files).Image));

    [Test]
    public void A_stack_trace_names_file_and_line()
    {
        const string code = "public static class Cost\n{\n    public static void Of() => throw new InvalidOperationException();\n}";
        var compiled = Compiler.Compile([new("mine/Cost.cs", code)]);

        var of = Assembly.Load(compiled.Image, compiled.Symbols).GetType("Cost")!.GetMethod("Of")!;

        var thrown = Assert.Throws<TargetInvocationException>(() => of.Invoke(null, []));
        Assert.That(thrown!.InnerException!.StackTrace, Does.Contain("mine/Cost.cs:line 3"));
    }
}
