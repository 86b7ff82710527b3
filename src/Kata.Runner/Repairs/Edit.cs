using Microsoft.CodeAnalysis;

namespace Kata.Runner.Repairs;

/// <summary>An expression or a statement that is replaced.</summary>
/// <param name="Node">An expression, or a statement that declares nothing.</param>
/// <param name="After">The C# that takes its place; empty for a statement that is removed.</param>
/// <param name="Kind">The slip that it undoes.</param>
internal sealed record Edit(SyntaxNode Node, string After, EditKind Kind);
