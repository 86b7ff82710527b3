using System.Runtime.CompilerServices;
using System.Text;
using Kata.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Kata.Runner.Compiling;

/// <summary>Compiles steps in memory, by the options of src/Kata, to an assembly called Kata.</summary>
public static class Compiler
{
    internal static readonly CSharpParseOptions Language = new(LanguageVersion.Latest);

    // Most files are compiled again and again, as parts of one hybrid after the other, but need to be read only once.
    private static readonly ConditionalWeakTable<SourceFile, SyntaxTree> Trees = [];

    // Every compilation starts from this one and so shares what it has read of the referenced assemblies.
    private static readonly Lazy<CSharpCompilation> Empty = new(() => Base(References(), GivenSource()));

    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    /// <summary>Compiles the files together. Nothing is written to the disk.</summary>
    /// <param name="files">All of them.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Compilation Compile(IReadOnlyList<SourceFile> files, CancellationToken cancellation = default) =>
        Emit(Together(files), files, cancellation);

    /// <summary>Compiles the steps of a submission, and checks that every function is declared as the reference declares it.</summary>
    /// <param name="sources">The files.</param>
    /// <param name="last">The steps up to this one are checked.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>An image, or the errors: first what the compiler says, then each missing function.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static Compilation CompileSteps(StepSources sources, Step last, CancellationToken cancellation) =>
        EmitSteps(Together(sources.Files), sources, last, cancellation);

    /// <summary>As <see cref="CompileSteps"/>, for a compilation with other references.</summary>
    internal static Compilation EmitSteps(
        CSharpCompilation compilation, StepSources sources, Step last, CancellationToken cancellation)
    {
        List<CompileError> missing =
            [.. Enum.GetValues<Step>().TakeWhile(step => step <= last).SelectMany(step => Signatures.Missing(compilation, step))];
        var compiled = Emit(compilation, sources.Files, cancellation);
        return missing.Count == 0 ? compiled : new([], [], [.. compiled.Errors, .. missing]);
    }

    internal static CSharpCompilation Together(IReadOnlyList<SourceFile> files, CSharpCompilation? empty = null) =>
        (empty ?? Empty.Value).AddSyntaxTrees(files.Select(Tree));

    /// <summary>A compilation of nothing but the given source.</summary>
    internal static CSharpCompilation Base(IEnumerable<string> references, string given) => CSharpCompilation.Create(
        "Kata",
        [CSharpSyntaxTree.ParseText(given, Language, encoding: Encoding.UTF8)],
        references.Select(path => MetadataReference.CreateFromFile(path)),
        new(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            deterministic: true,
            nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The SDK's implicit usings but for some, and the version that the compiled suites ask for.</summary>
    internal static string GivenSource(params string[] without) =>
        string.Concat(Usings.Except(without).Select(name => $"global using {name};\n"))
        + "[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")]";

    internal static Compilation Emit(CSharpCompilation compilation, IReadOnlyList<SourceFile> files, CancellationToken cancellation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(
            image, symbols, options: new(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellation);
        if (emitted.Success) return new(image.ToArray(), symbols.ToArray(), []);

        // The compiler works on several files and methods at once and reports in the order in which they end.
        string[] order = [.. files.Select(file => file.Path)];
        var errors = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => Error(compilation, diagnostic));
        return new([], [], [.. errors.OrderBy(error => (Array.IndexOf(order, error.Path), error.Line, error.Column))]);
    }

    internal static SyntaxTree Tree(SourceFile file) =>
        Trees.GetValue(file, _ => CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), Language, file.Path));

    private static CompileError Error(CSharpCompilation compilation, Diagnostic diagnostic)
    {
        var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture) + Declared(compilation, diagnostic);
        return diagnostic.Location.SourceTree is { } tree
            ? Error(tree, diagnostic.Location, diagnostic.Id, message)
            : new("", 0, 0, diagnostic.Id, message, "");
    }

    // A call with too many or too few arguments: what the function is declared as.
    private static string Declared(CSharpCompilation compilation, Diagnostic diagnostic)
    {
        if (diagnostic.Id is not ("CS1501" or "CS7036") || diagnostic.Location.SourceTree is not { } tree) return "";
        var call = tree.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (call is null) return "";
        var functions = compilation.GetSemanticModel(tree).GetMemberGroup(call.Expression);
        return functions.Length == 0 ? "" : $". It is declared as {string.Join(" or ", functions.Select(Quoted))}.";
    }

    private static string Quoted(ISymbol function) => $"\"{function.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}\"";

    internal static CompileError Error(SyntaxTree tree, Location place, string id, string message)
    {
        var start = place.GetLineSpan().StartLinePosition;
        return new(tree.FilePath, start.Line + 1, start.Character + 1, id, message, tree.GetText().Lines[start.Line].ToString());
    }

    // The runtime that this program itself runs on, the given types, MathNet and the kernels: what src/Kata may use, and nothing of this
    // program.
    internal static IEnumerable<string> References()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return trusted.Where(path => Path.GetDirectoryName(path) == runtime)
            .Append(typeof(Network).Assembly.Location)
            .Append(typeof(Matrix<double>).Assembly.Location)
            .Append(typeof(FastMath).Assembly.Location);
    }
}
