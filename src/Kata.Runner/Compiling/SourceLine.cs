using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Compiling;

/// <summary>A line of a submission.</summary>
/// <param name="Function">The function that it belongs to, e.g. "Forward.Pass".</param>
/// <param name="Path">Its file.</param>
/// <param name="Line">1 for the first line.</param>
internal sealed record SourceLine(string Function, string Path, int Line)
{
    /// <summary>Its file's step; null for a file that is not named for a step.</summary>
    public Step? Step => SourceFile.StepOf(Path);

    /// <summary>As a line of a stack trace.</summary>
    public string Trace => $"   at Kata.{Function} in {Path}:line {Line}";

    /// <summary>
    /// The first call, in the body of a function, of one of several functions, e.g. of itself; the function's own line if there is none.
    /// </summary>
    /// <param name="files">The submission.</param>
    /// <param name="functions">The function to look in, then the others, each as type and name, e.g. "Activations.Derivative".</param>
    /// <returns>null if no file declares the function.</returns>
    public static SourceLine? FirstCall(IReadOnlyList<SourceFile> files, IReadOnlyList<string> functions)
    {
        HashSet<string> names = [.. functions.Select(function => function.Split('.')[^1])];
        foreach (var file in files)
        {
            foreach (var method in Compiler.Tree(file).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (NameOf(method) != functions[0]) continue;
                var call = method.DescendantNodes().OfType<InvocationExpressionSyntax>()
                    .FirstOrDefault(call => names.Contains(call.Expression.GetLastToken().ValueText));
                var place = (call?.Expression.GetLastToken() ?? method.Identifier).GetLocation().GetLineSpan().StartLinePosition;
                return new(functions[0], file.Path, place.Line + 1);
            }
        }

        return null;
    }

    /// <summary>Type and name, e.g. "Forward.Pass".</summary>
    internal static string? NameOf(MethodDeclarationSyntax? method) =>
        method?.Parent is TypeDeclarationSyntax type ? $"{type.Identifier.Text}.{method.Identifier.Text}" : null;
}
