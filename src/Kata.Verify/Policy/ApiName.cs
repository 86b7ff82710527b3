namespace Kata.Verify.Policy;

/// <summary>A type or a member of another assembly, as metadata names it.</summary>
/// <param name="Type">In full, nested types after "+", e.g. System.IO.File or System.Collections.Generic.List`1+Enumerator.</param>
/// <param name="Member">E.g. ReadAllText, get_Length or .ctor; empty for the type itself.</param>
internal readonly record struct ApiName(string Type, string Member)
{
    /// <summary>What the compiler uses for a function that is async and returns nothing.</summary>
    public static ApiName AsyncVoid { get; } = new("System.Runtime.CompilerServices.AsyncVoidMethodBuilder", "");

    /// <summary>The namespace.</summary>
    public string Namespace => Outer.LastIndexOf('.') is var end and >= 0 ? Outer[..end] : "";

    /// <summary>The outermost type without namespace and number of type parameters, e.g. List.</summary>
    public string Simple => WithoutArity(Outer[(Outer.LastIndexOf('.') + 1)..]);

    /// <summary>As a reader of the source knows it, e.g. File.ReadAllText, new Thread or [DllImport].</summary>
    public override string ToString()
    {
        var type = WithoutArity(Type[(Type.LastIndexOfAny(['.', '+']) + 1)..]);
        const string attribute = "Attribute";
        if (Member is "" or ".ctor" && type.EndsWith(attribute, StringComparison.Ordinal) && type != attribute)
            return $"[{type[..^attribute.Length]}]";
        return Member switch { "" => type, ".ctor" => $"new {type}", _ => $"{type}.{Spoken(Member)}" };
    }

    private string Outer => Type.Split('+')[0];

    private static string WithoutArity(string name) => name.Split('`')[0];

    private static string Spoken(string member)
    {
        foreach (var prefix in (string[])["get_", "set_", "add_", "remove_"])
            if (member.StartsWith(prefix, StringComparison.Ordinal)) return member[prefix.Length..];
        return member;
    }
}
