using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Cli.Tests;

/// <summary>
/// Which namespace of src uses which, by syntax alone: one that a `using` names, and one that declares a type that is named.
/// </summary>
internal sealed class FolderArrows
{
    private readonly HashSet<(string Namespace, string Type)> _types;
    private readonly HashSet<string> _namespaces;
    private readonly ILookup<string, string> _arrows;
    private readonly ILookup<string, string> _imports;

    private FolderArrows(IEnumerable<(string Room, string Text)> files, ILookup<string, string> imports)
    {
        _imports = imports;
        List<Parsed> parsed =
        [
            .. from file in files
               let root = CSharpSyntaxTree.ParseText(file.Text).GetCompilationUnitRoot()
               select new Parsed(root.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? file.Room,
                   root),
        ];
        _types = [.. parsed.SelectMany(file => Declared(file.Root).Select(type => (file.Namespace, type)))];
        _namespaces = [.. parsed.Select(file => file.Namespace)];
        var arrows =
            from file in parsed from used in Used(file.Namespace, file.Root) where used != file.Namespace select (file.Namespace, used);
        _arrows = arrows.Distinct().ToLookup(arrow => arrow.Namespace, arrow => arrow.used);
    }

    /// <summary>All namespaces of src, in order.</summary>
    public IEnumerable<string> Namespaces => _namespaces.Order();

    /// <summary>The arrows of the files in src.</summary>
    public static FolderArrows OfSource() =>
        new(RepositoryFiles.Source("src").Select(file => (file.Path.Split('/')[1], file.Text)), Imports());

    /// <summary>The other namespaces of its room that a namespace uses, in order.</summary>
    public IEnumerable<string> From(string user) => _arrows[user].Where(used => Room(used) == Room(user)).Order();

    /// <summary>A namespace as its room sees it: "Workers", or "." for the room's own.</summary>
    public static string Short(string name) => name == Room(name) ? "." : name[(Room(name).Length + 1)..];

    /// <summary>The shortest way along the arrows from a namespace back to itself, or null if there is none.</summary>
    public string? CircleOf(string start)
    {
        Queue<string[]> ways = new([[start]]);
        HashSet<string> seen = [];
        while (ways.TryDequeue(out var way))
        {
            foreach (var next in From(way[^1]))
            {
                if (next == start) return string.Join(" → ", way.Append(next));
                if (seen.Add(next)) ways.Enqueue([.. way, next]);
            }
        }

        return null;
    }

    // What a project imports into all its files: a room, and a namespace.
    private static ILookup<string, string> Imports() =>
    (
        from room in new DirectoryInfo(Path.Combine(RealData.Repository(), "src")).GetDirectories()
        from import in XDocument.Load(Path.Combine(room.FullName, $"{room.Name}.csproj")).Descendants("Using")
        select (room.Name, Namespace: import.Attribute("Include")!.Value)).ToLookup(import => import.Name, import => import.Namespace);

    // Kata.Gradients.NUnit is a room of its own.
    private static string Room(string name) => name == "Kata.Gradients.NUnit" ? name : string.Join('.', name.Split('.').Take(2));

    private static IEnumerable<string> Declared(CompilationUnitSyntax root) => root.DescendantNodes()
        .Where(node => node.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax)
        .Select(node => (node as BaseTypeDeclarationSyntax)?.Identifier.Text ?? (node as DelegateDeclarationSyntax)?.Identifier.Text)
        .OfType<string>();

    private static IEnumerable<string> Enclosing(string name)
    {
        for (; name.Length > 0; name = name[..Math.Max(0, name.LastIndexOf('.'))]) yield return name;
    }

    private IEnumerable<string> Used(string own, CompilationUnitSyntax root)
    {
        // `using static` and an alias may end in a type.
        List<string> opened =
            [.. root.Usings.Select(line => Enclosing($"{line.NamespaceOrType}").FirstOrDefault(_namespaces.Contains)).OfType<string>()];
        List<string> visible = [.. Enclosing(own), .. opened, .. _imports[Room(own)]];
        // JSON asks a base type to name what derives from it.
        var names = root.DescendantNodes(node => node is not AttributeSyntax attribute || $"{attribute.Name}" != "JsonDerivedType")
            .OfType<SimpleNameSyntax>().ToList();
        return
        [
            .. opened,
            .. from name in names
               where name.Parent is not (NameColonSyntax or NameEqualsSyntax) && !IsRight(name)
               from space in visible
               where _types.Contains((space, name.Identifier.Text))
               select space,
            .. from name in names.Where(IsRight)
               from space in Enclosing(own).Select(outer => $"{outer}.{Left(name)}").Append(Left(name))
               where _types.Contains((space, name.Identifier.Text))
               select space,
        ];
    }

    private static bool IsRight(SimpleNameSyntax name) => Left(name).Length > 0;

    private static string Left(SimpleNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified when qualified.Right == name => $"{qualified.Left}",
        MemberAccessExpressionSyntax access when access.Name == name => $"{access.Expression}",
        _ => "",
    };

    // A class: a tuple would want Roslyn before Kata.Runner has found it.
    private sealed record Parsed(string Namespace, CompilationUnitSyntax Root);
}
