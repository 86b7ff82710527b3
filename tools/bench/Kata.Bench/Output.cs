using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kata.Bench;

/// <summary>Results on stdout, for people or as JSON; progress on stderr.</summary>
internal static class Output
{
    private static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Option<bool> JsonOption() => new("--json") { Description = "Print JSON and nothing else on stdout." };

    /// <summary>An option that is a whole number.</summary>
    public static Option<int> Count(string name, string about, int standard) =>
        new(name) { Description = about, DefaultValueFactory = _ => standard };

    public static void WriteJson<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Style));

    /// <summary>Says on stderr how far it is: in place on a terminal, every tenth otherwise.</summary>
    public static Action<int> Progress(string what, int total)
    {
        var said = -1;
        return done =>
        {
            var tenths = (int)(10L * done / total);
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r{Number(done)} of {Number(total)} {what}{(done == total ? "\n" : "")}");
            else if (tenths != said) Console.Error.WriteLine($"{Number(done)} of {Number(total)} {what}");
            said = tenths;
        };
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>E.g. 2e-11, or never.</summary>
    public static string Small(double number) =>
        double.IsPositiveInfinity(number) ? "never" : number.ToString("0e+0", CultureInfo.InvariantCulture);

    /// <summary>As 100, 99.8 or 0: what is not all and not nothing never looks so.</summary>
    public static string Percent(double share) => share switch
    {
        0 => "0",
        1 => "100",
        _ => Math.Clamp(100 * share, 0.1, 99.9).ToString("F1", CultureInfo.InvariantCulture),
    };
}
