using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kata.Verify.Reports;

/// <summary>JSON as the reports write it: numbers that read back exactly, no nulls, everything but ASCII escaped.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions CamelCase = Style(JsonNamingPolicy.CamelCase, indented: false);

    private static readonly JsonSerializerOptions SnakeCase = Style(JsonNamingPolicy.SnakeCaseLower, indented: true);

    /// <summary>On one line, with names such as "maxPoints".</summary>
    public static string Line<T>(T value) => JsonSerializer.Serialize(value, CamelCase);

    /// <summary>Indented, with names such as "max_points", and a line feed at the end.</summary>
    public static string Document<T>(T value) => JsonSerializer.Serialize(value, SnakeCase) + "\n";

    /// <summary>A value of an enum, e.g. "notStarted".</summary>
    public static string Name(Enum value) => JsonNamingPolicy.CamelCase.ConvertName($"{value}");

    private static JsonSerializerOptions Style(JsonNamingPolicy names, bool indented) => new()
    {
        PropertyNamingPolicy = names,
        WriteIndented = indented,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // What has no number in JSON is a text: "NaN".
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.Default,
    };
}
