using System.Collections.Frozen;

namespace Kata.Verify.Policy;

/// <summary>What a submission may use of other assemblies: whatever is not listed in <see cref="AllowedNames"/> is refused.</summary>
internal static class AllowedApi
{
    private static readonly FrozenDictionary<string, Rule> Written = Parsed(AllowedNames.Written);
    private static readonly FrozenDictionary<string, Rule> Emitted = Parsed(AllowedNames.Emitted);
    private static readonly FrozenDictionary<string, Rule> InDetails = Parsed(AllowedNames.InDetails);

    private static readonly Rule OfExceptions = new(AllowedNames.OfExceptions.Split(' '));

    /// <summary>Whether source code may use it.</summary>
    /// <param name="assembly">The assembly that it is in; null if only the name counts.</param>
    /// <param name="api">Its name.</param>
    /// <param name="detail">A method with the type of its first parameter, e.g. .ctor(Int32) or .ctor().</param>
    public static bool Allows(string? assembly, ApiName api, string? detail = null) =>
        IsAt(assembly, api) && (RuleOf(Written, api)?.Allows(api.Member, detail) == true
            || (IsException(api) && OfExceptions.Allows(api.Member, detail)));

    /// <summary>Whether the compiler may use it of its own accord, which source code must not.</summary>
    /// <param name="assembly">The assembly that it is in.</param>
    /// <param name="api">Its name.</param>
    /// <param name="detail">As in <see cref="Allows"/>.</param>
    public static bool IsEmitted(string? assembly, ApiName api, string? detail = null) =>
        IsAt(assembly, api) && RuleOf(Emitted, api)?.Allows(api.Member, detail) == true;

    /// <summary>Whether the compiler's own helper functions may use it, which hold no code of the submission.</summary>
    /// <param name="assembly">The assembly that it is in.</param>
    /// <param name="api">Its name.</param>
    public static bool IsOfDetails(string? assembly, ApiName api) =>
        IsAt(assembly, api) && RuleOf(InDetails, api)?.Allows(api.Member, null) == true;

    private static bool IsException(ApiName api) =>
        api.Type.EndsWith("Exception", StringComparison.Ordinal) && AllowedNames.OfExceptionNamespaces.Contains(api.Namespace);

    // A type counts only if it is in the assembly that its namespace promises.
    private static bool IsAt(string? assembly, ApiName api) => assembly is null || api.Namespace.Split('.')[0] switch
    {
        "System" => assembly == "netstandard" || assembly.StartsWith("System.", StringComparison.Ordinal),
        "MathNet" => assembly == "MathNet.Numerics",
        "Kata" => assembly == (api.Namespace == "Kata" ? "Kata.Model" : api.Namespace),
        _ => false,
    };

    private static Rule? RuleOf(FrozenDictionary<string, Rule> rules, ApiName api) =>
        rules.GetValueOrDefault($"{api.Namespace}.{api.Simple}")
            ?? rules.GetValueOrDefault($"{api.Namespace}.*")
            ?? AllowedNames.WholeNamespaces.Where(whole => $"{api.Namespace}.".StartsWith($"{whole}.", StringComparison.Ordinal))
                .Select(whole => rules.GetValueOrDefault($"{whole}.**")).FirstOrDefault(rule => rule is not null);

    // "[Namespace]" begins a namespace; each line after it is "types: members", where "none" allows the type but none of its members.
    private static FrozenDictionary<string, Rule> Parsed(string text)
    {
        var rules = new Dictionary<string, Rule>();
        var folder = "";
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line[0] == '[')
            {
                folder = line.Trim('[', ']');
                continue;
            }

            var parts = line.Split(':', StringSplitOptions.TrimEntries);
            var rule = new Rule(parts[1].Split(' '));
            foreach (var type in parts[0].Split(' ')) rules.Add($"{folder}.{type}", rule);
        }

        return rules.ToFrozenDictionary();
    }

    // Names, "Name*" for all that begin so, and "-Name" for those left out.
    private sealed class Rule(string[] members)
    {
        public bool Allows(string member, string? detail)
        {
            if (members is ["refused"]) return false;
            if (member.Length == 0) return true;
            return !members.Any(rule => rule[0] == '-' && (Fits(rule[1..], member) || rule[1..] == detail))
                && members.Any(rule => rule[0] != '-' && (Fits(rule, member) || rule == detail));
        }

        private static bool Fits(string rule, string member) =>
            rule[^1] == '*' ? member.StartsWith(rule[..^1], StringComparison.Ordinal) : rule == member;
    }
}
