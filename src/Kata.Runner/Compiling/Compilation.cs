namespace Kata.Runner.Compiling;

/// <summary>What the compiler made of some files: an assembly called Kata, or the reasons why there is none.</summary>
/// <param name="Image">The assembly's bytes; empty where there are errors.</param>
/// <param name="Symbols">Its portable debug symbols, by which stack traces name file and line; empty where there are errors.</param>
/// <param name="Errors">In the order of the files and, within one, from top to bottom.</param>
public sealed record Compilation(byte[] Image, byte[] Symbols, IReadOnlyList<CompileError> Errors);

/// <summary>Why a file does not compile, and where.</summary>
/// <param name="Path">The file, as <see cref="SourceFile.Path"/> has it; empty where the error is in no file.</param>
/// <param name="Line">1 for the first line; 0 where the error is in no line, as that a file is missing.</param>
/// <param name="Column">1 for the first character of the line; 0 where the error is in no line.</param>
/// <param name="Id">The compiler's number for it, as in CS0103; empty where it is not the compiler's.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Source">The line itself; empty where the error is in no line.</param>
public sealed record CompileError(string Path, int Line, int Column, string Id, string Message, string Source)
{
    /// <summary>Place and message, then the source line with a caret below the place.</summary>
    public override string ToString() => Line == 0
        ? string.Join(": ", new[] { Path, Id, Message }.Where(part => part.Length > 0))
        : $"{Path}:{Line}:{Column}: {(Id.Length > 0 ? $"{Id}: " : "")}{Message}\n{Source}\n{Indent}^";

    /// <summary>Place and message on one line.</summary>
    public string Sentence => Line == 0 ? Message : $"{Path}:{Line}:{Column}: {Message}";

    // A tab stays a tab, so that the caret is below the place however wide tabs are shown.
    private string Indent => string.Concat(Source.Take(Column - 1).Select(character => character == '\t' ? '\t' : ' '));
}

/// <summary>A subject that had to run does not compile.</summary>
public sealed class CompileException(IReadOnlyList<CompileError> errors) : Exception(string.Join("\n", errors))
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<CompileError> Errors { get; } = errors;
}
