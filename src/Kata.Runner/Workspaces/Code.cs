namespace Kata.Runner;

/// <summary>What a workspace holds.</summary>
/// <param name="Files">Every file that can be read.</param>
/// <param name="Problems">An error for every file that is missing or cannot be read.</param>
/// <param name="Sha256">Over all of them.</param>
public sealed record Code(IReadOnlyList<SourceFile> Files, IReadOnlyList<CompileError> Problems, string Sha256);
