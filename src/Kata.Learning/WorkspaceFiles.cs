using System.Reflection;
using System.Text;
using Kata.Data.Sets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Learning;

/// <summary>What a new workspace holds. All of it is taken along in the program or lies beside it.</summary>
internal static class WorkspaceFiles
{
    private const string Prefix = "workspace/";

    private static readonly string[] Libraries =
        ["Kata.Model", "Kata.LinearAlgebra", "Kata.Harness", "Kata.Gradients", "Kata.Gradients.NUnit", "Kata.Data"];

    private static readonly Assembly Program = typeof(WorkspaceFiles).Assembly;

    /// <summary>Every file's path in the workspace, with "/" between names, and its content; the marker comes first.</summary>
    /// <exception cref="FileNotFoundException">A library is missing beside the program.</exception>
    public static IEnumerable<(string Path, byte[] Content)> All =>
    [
        .. Embedded().OrderBy(file => file.Path != Workspace.Marker),
        .. Stubs.All.Select(stub => ($"Kata/{stub.Path}", Bytes(stub.Text))),
        .. Libraries.SelectMany(Library),
    ];

    /// <summary>A note that tells the checks of a workspace where the repository's data sets are.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Note(string repository) =>
        [("lib/repository.txt", Bytes($"{repository}\n"))];

    /// <summary>The data sets that ship, for the checks of a workspace that no repository has made.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Data(DataStoreOptions options) => options.Shipped is not { } folder ? []
        : Directory.GetFiles(folder).Select(file => ($"lib/data/{System.IO.Path.GetFileName(file)}", File.ReadAllBytes(file)));

    /// <summary>Text as a file holds it: UTF-8 without a mark.</summary>
    public static byte[] Bytes(string text) => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);

    private static List<(string Path, byte[] Content)> Embedded()
    {
        var files = new List<(string Path, byte[] Content)>();
        var left = new HashSet<string>();
        foreach (var resource in Program.GetManifestResourceNames())
        {
            // Built on Windows, the folders of a resource have backslashes.
            var name = resource.Replace('\\', '/');
            if (!name.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            var path = name[Prefix.Length..];
            var content = Content(resource);
            if (path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal))
                content = ForAnybody(content, left);
            if (content.Length > 0) files.Add((path, content));
        }

        return [.. files.Where(file => !left.Contains(file.Path.Split('/')[^1]))];
    }

    private static byte[] Content(string resource)
    {
        using var stream = Program.GetManifestResourceStream(resource)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    // A check of the category Reference holds for the reference's own numbers, and other numbers are as right: a learner does not get it,
    // nor its snapshot.
    private static byte[] ForAnybody(byte[] source, HashSet<string> left)
    {
        var text = Encoding.UTF8.GetString(source);
        if (!text.Contains("Category(\"Reference\")")) return source;

        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        List<MethodDeclarationSyntax> checks =
            [.. root.DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Where(method => method.AttributeLists.ToString().Contains("Category(\"Reference\")"))];
        foreach (var check in checks) left.Add($"{((TypeDeclarationSyntax)check.Parent!).Identifier}.{check.Identifier}.verified.txt");
        var rest = root.RemoveNodes(checks, SyntaxRemoveOptions.KeepNoTrivia)!;
        return rest.DescendantNodes().OfType<MethodDeclarationSyntax>().Any() ? Bytes(rest.ToFullString()) : [];
    }

    // With comments for the editor and symbols for the debugger, where the program has them.
    private static IEnumerable<(string Path, byte[] Content)> Library(string name)
    {
        var folder = Path.GetDirectoryName(Program.Location)!;
        foreach (var ending in new[] { ".dll", ".xml", ".pdb" })
        {
            var file = Path.Combine(folder, name + ending);
            if (File.Exists(file)) yield return ($"lib/{name}{ending}", File.ReadAllBytes(file));
            else if (ending == ".dll")
                throw new FileNotFoundException($"{file} is missing, so no workspace can be made: build the program again.");
        }
    }
}
