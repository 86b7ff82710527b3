using Microsoft.CodeAnalysis;

namespace Kata.Runner.Repairs;

/// <summary>A place in a learner's code, and the edit there that makes its wrong answers right.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Kind">The slip in words, e.g. "a division of two integers".</param>
/// <param name="Before">What stands there.</param>
/// <param name="After">What repairs it; empty if it is to be removed.</param>
public sealed record Repair(string Path, int Line, int Column, string Kind, string Before, string After)
{
    internal static Repair Of(Edit edit)
    {
        var start = edit.Node.GetLocation().GetLineSpan();
        return new(start.Path, start.StartLinePosition.Line + 1, start.StartLinePosition.Character + 1, edit.Kind.Name, edit.Node.ToString(), edit.After);
    }
}
