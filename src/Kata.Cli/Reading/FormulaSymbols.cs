namespace Kata.Cli.Reading;

/// <summary>What stands for a TeX command or a raised or lowered letter in a line of text.</summary>
internal static class FormulaSymbols
{
    /// <summary>A space that stays wider than others.</summary>
    public const char Quad = '\u2003';

    /// <summary>A command's name without backslash, and its text.</summary>
    public static IReadOnlyDictionary<string, string> Commands { get; } = new Dictionary<string, string>
    {
        ["partial"] = "∂",
        ["cdot"] = "·",
        ["sum"] = "Σ",
        ["prod"] = "Π",
        ["int"] = "∫",
        ["log"] = "log",
        ["tanh"] = "tanh",
        ["max"] = "max",
        ["arg"] = "arg",
        ["alpha"] = "α",
        ["delta"] = "δ",
        ["varepsilon"] = "ε",
        ["theta"] = "θ",
        ["Theta"] = "Θ",
        ["lambda"] = "λ",
        ["sigma"] = "σ",
        ["ell"] = "ℓ",
        ["times"] = "×",
        ["odot"] = "⊙",
        ["in"] = "∈",
        ["ge"] = "≥",
        ["le"] = "≤",
        ["ne"] = "≠",
        ["approx"] = "≈",
        ["to"] = "→",
        ["leftarrow"] = "←",
        ["Leftrightarrow"] = "⇔",
        ["dots"] = "…",
        ["lVert"] = "‖",
        ["rVert"] = "‖",
        ["qquad"] = $"{Quad}",
        [","] = " ",
        [";"] = " ",
        ["left"] = "",
        ["right"] = "",
        ["Big"] = "",
        ["textstyle"] = "",
    };

    private const string Plain = "0123456789+−lTLnhmjk";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ˡᵀᴸⁿʰᵐʲᵏ";
    private const string PlainBelow = "0123456789+−ijkumnpo";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖᵤₘₙₚₒ";

    private const string Bare = "aceghijosuwyz";
    private const string Hatted = "âĉêĝĥîĵôŝûŵŷẑ";

    /// <summary>A letter with a hat; of a letter that has none in Unicode, two characters.</summary>
    public static string Hat(string letter) =>
        Bare.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? $"{Hatted[at]}" : $"{letter}\u0302";

    /// <summary>A text as an exponent, in raised letters if there are such.</summary>
    public static string Superscript(string text) => Shifted(text, Plain, Raised) ?? (IsAtom(text) ? $"^{text}" : $"^({text})");

    /// <summary>A text as an index, in lowered letters if there are such.</summary>
    public static string Subscript(string text) => Shifted(text, PlainBelow, Lowered) ?? (IsAtom(text) ? $"_{text}" : $"_({text})");

    // A minus alone in front needs no brackets: e^−z.
    private static bool IsAtom(string text) => text.TrimStart('−').All(char.IsLetterOrDigit);

    private static string? Shifted(string text, string from, string to)
    {
        var dense = text.Replace(" ", "", StringComparison.Ordinal);
        return dense.All(from.Contains) ? string.Concat(dense.Select(letter => to[from.IndexOf(letter, StringComparison.Ordinal)])) : null;
    }
}
