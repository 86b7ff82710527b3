using System.Text.Json;
using Kata.Verify.Reports;

namespace Kata.Verify.Marking;

/// <summary>
/// An instructor's JSON file, read with a sentence for whatever is wrong in it. Comments and trailing commas may stand in it.
/// </summary>
internal sealed class SettingsFile
{
    private const int MostBytes = 1 << 20;

    private static readonly JsonDocumentOptions Style = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly string _name;

    private SettingsFile(string path)
    {
        _name = Escaping.Name(Path.GetFileName(path));
        try
        {
            var info = new FileInfo(path);
            if (info.Exists && info.Length > MostBytes) throw Wrong("is larger than 1 MiB but needs to be a few lines of JSON.");
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Style);
            Root = document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            throw Wrong($"is no JSON: line {failure.LineNumber + 1} cannot be read.");
        }

        if (Root.ValueKind != JsonValueKind.Object) throw Wrong("needs to hold one object in braces.");
    }

    /// <summary>The whole of it.</summary>
    public JsonElement Root { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="ArgumentException">It is no JSON object.</exception>
    public static SettingsFile Read(string path) => new(path);

    /// <summary>What is wrong in it, with its name in front.</summary>
    public ArgumentException Wrong(string sentence) => new($"{_name} {sentence}");

    /// <summary>The members of an object, each once, all known.</summary>
    public IReadOnlyList<JsonProperty> Members(JsonElement element, string place, params string[] known)
    {
        if (element.ValueKind != JsonValueKind.Object) throw Wrong($"has {Shown(element)} as {place} but needs an object in braces.");
        List<JsonProperty> members = [.. element.EnumerateObject()];
        if (members.GroupBy(member => member.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw Wrong($"has {Quoted(twice.Key)} twice in {place}.");
        if (known.Length > 0 && members.Select(member => member.Name).FirstOrDefault(name => !known.Contains(name)) is { } odd)
            throw Wrong($"has {Quoted(odd)} in {place} but knows {string.Join(", ", known.Select(Quoted))} only.");
        return members;
    }

    /// <summary>A member; null if there is none.</summary>
    public JsonElement? Member(string name) => Root.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The step that a name or a number means.</summary>
    public Step StepOf(string name, string place) =>
        Enum.TryParse<Step>(name, out var step) && Enum.IsDefined(step) ? step
            : throw Wrong($"has {Quoted(name)} in {place} but needs a step's name or number, e.g. \"Backprop\" or \"8\".");

    /// <summary>A number of points or a weight.</summary>
    public double Weight(JsonElement element, string place) =>
        element.ValueKind == JsonValueKind.Number && element.GetDouble() is >= 0 and <= 1e6 and var weight ? weight
            : throw Wrong($"has {Shown(element)} as {place} but needs a number from 0 to 1000000.");

    /// <summary>One of some words.</summary>
    public string Word(JsonElement element, string place, params string[] known) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { } word && known.Contains(word) ? word
            : throw Wrong($"has {Shown(element)} as {place} but needs one of {string.Join(", ", known.Select(Quoted))}.");

    /// <summary>A check's name with or without *.</summary>
    public CheckPattern Pattern(string text, string place) => text.Contains('.') || text.Contains('*') ? new(text)
        : throw Wrong($"has {Quoted(text)} in {place} but needs a check's name, e.g. \"BackpropTests.*\".");

    /// <summary>A text in quotes, as it may be shown.</summary>
    public static string Quoted(string text) => $"\"{Escaping.Name(text)}\"";

    private static string Shown(JsonElement element) => Escaping.Cut(Escaping.Name(element.GetRawText()), 60);
}
