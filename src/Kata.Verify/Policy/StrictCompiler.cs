using Kata.Runner.Compiling;
using Microsoft.CodeAnalysis.CSharp;

namespace Kata.Verify.Policy;

/// <summary>What became of strangers' files.</summary>
/// <param name="Compilation">The assembly, or the compiler's errors.</param>
/// <param name="Violations">What the policy does not allow, by file and line; empty if there are errors.</param>
public sealed record StrictCompilation(Compilation Compilation, IReadOnlyList<PolicyViolation> Violations)
{
    /// <summary>Whether it may run.</summary>
    public bool IsAllowed => Compilation.Errors.Count == 0 && Violations.Count == 0;
}

/// <summary>Compiles strangers' steps against <see cref="StrictReferences"/>, and applies the policy to what comes out.</summary>
public static class StrictCompiler
{
    private static readonly Lazy<CSharpCompilation> Empty =
        new(() => Compiler.Base(Compiler.References().Where(StrictReferences.Holds), Compiler.GivenSource("System.Net.Http")));

    /// <summary>Compiles and scans. Nothing is written to the disk, and nothing is run.</summary>
    /// <param name="sources">A submission's files with the reference's.</param>
    /// <param name="last">The functions of the steps up to this one must be declared as the reference declares them.</param>
    public static StrictCompilation Compile(StepSources sources, Step last) =>
        Compile(sources, [.. Enum.GetValues<Step>().TakeWhile(step => step <= last)], CancellationToken.None);

    /// <inheritdoc cref="Compile(StepSources, Step)"/>
    /// <param name="sources">A submission's files with the reference's.</param>
    /// <param name="steps">The functions of these steps must be declared as the reference declares them.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static StrictCompilation Compile(StepSources sources, IReadOnlyList<Step> steps, CancellationToken cancellation)
    {
        var compilation = Together(sources.Files);
        var missing = steps.SelectMany(step => Signatures.Missing(compilation, step)).ToList();
        var compiled = Compiler.Emit(compilation, sources.Files, cancellation);
        if (missing.Count > 0) compiled = new([], [], [.. compiled.Errors, .. missing]);
        if (compiled.Errors.Count > 0) return new(compiled, []);
        var own = sources.Files.Where(file => !file.IsReference).ToList();
        return new(compiled, SyntaxPolicy.Explain(compilation, PolicyScan.Of(compiled.Image), own));
    }

    internal static CSharpCompilation Together(IReadOnlyList<SourceFile> files) => Compiler.Together(files, Empty.Value);
}
