using System.Text.Json.Serialization;
using Microsoft.CodeAnalysis;

namespace Kata.Runner.Repairs;

/// <summary>A place in a learner's code, and the edit there that makes its wrong answers right.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Kind">The slip in words, e.g. "a division of two integers".</param>
/// <param name="Before">What stands there.</param>
/// <param name="After">What repairs it; empty if it is to be removed; the same as what stands there if no edit is known.</param>
public sealed record Repair(string Path, int Line, int Column, string Kind, string Before, string After)
{
    /// <summary>What one believes who writes it.</summary>
    [JsonIgnore]
    public string Belief { get; init; } = "";

    /// <summary>Why it is wrong.</summary>
    [JsonIgnore]
    public string Why { get; init; } = "";

    /// <summary>Whether nothing is wrong after this edit alone.</summary>
    [JsonIgnore]
    public bool IsWhole { get; init; }

    /// <summary>Where to look, in a sentence.</summary>
    [JsonIgnore]
    public string Place => $"Look at line {Line} of {System.IO.Path.GetFileName(Path)}.";

    /// <summary>Where it is and what kind of slip, in a sentence.</summary>
    [JsonIgnore]
    public string PlaceAndKind => $"Line {Line} of {System.IO.Path.GetFileName(Path)} has {Kind}.";

    /// <summary>Where it is, what kind of slip, and why one makes it, in three sentences.</summary>
    [JsonIgnore]
    public string Explained => $"{PlaceAndKind} The likely thinking: {Belief} Why it is wrong: {Why}";

    /// <summary>The edit, in a sentence.</summary>
    [JsonIgnore]
    public string Edit
    {
        get
        {
            if (After == Before) return $"Every answer that passes through \"{Before}\" is wrong, and no right one does.";
            var edited = After.Length == 0 ? $"Without \"{Before}\"" : $"With \"{After}\" in place of \"{Before}\"";
            return $"{edited} {(IsWhole ? "it is right." : "a part of what is wrong is right.")}";
        }
    }

    internal static Repair Of(Edit edit) => Of(edit.Node, edit.Kind, edit.After);

    internal static Repair OfSuspect(SyntaxNode node) => Of(node, EditKind.OnlyWrong, $"{node}");

    internal static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static Repair Of(SyntaxNode node, EditKind kind, string after)
    {
        var start = node.GetLocation().GetLineSpan();
        var column = start.StartLinePosition.Character + 1;
        return new(start.Path, LineOf(node), column, kind.Name, $"{node}", after) { Belief = kind.Belief, Why = kind.Why };
    }
}
