using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kata.Cli.Output;

/// <summary>What machines read: camel case, indented, numbers that read back exactly, nothing else on stdout.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // What has no number in JSON is a text: "NaN".
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Option<bool> Option() => new("--json") { Description = "Print JSON and nothing else on stdout." };

    public static void Write<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Style));
}
