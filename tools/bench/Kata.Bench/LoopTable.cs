using System.Text;

namespace Kata.Bench;

/// <summary>What `loop` prints for people: milliseconds, a step a line and all of them below.</summary>
internal static class LoopTable
{
    public static string Of(IReadOnlyList<LoopTimes> times)
    {
        var text = new StringBuilder();
        text.AppendLine("From a save to the end of its last report, in ms: median, 95 %, max. First: to the first verdict, median.");
        text.AppendLine();
        text.AppendLine($"{"",-21}{"right",15}{"wrong",18}{"together",18}{"first",12}{"kata",8}{"dotnet",8}{"times",7}");
        text.AppendLine($"{"step",-21}{"",15}{"",18}{"",18}{"right",6}{"wrong",6}{"check",8}{"test",8}{"as long",8}");
        foreach (var each in times)
        {
            var name = $"{each.Step,2} {each.Name}{(each.OutsideData ? " *" : "")}";
            Row(name, each.Right, each.Wrong, each.FirstRight, each.FirstWrong, each.Check, each.DotnetTest, each.Ratio);
        }

        double[] tests = [.. times.SelectMany(each => each.DotnetTest)];
        double[] together = [.. times.SelectMany(each => each.Together)];
        Row(
            "all",
            [.. times.SelectMany(each => each.Right)],
            [.. times.SelectMany(each => each.Wrong)],
            [.. times.SelectMany(each => each.FirstRight)],
            [.. times.SelectMany(each => each.FirstWrong)],
            [.. times.SelectMany(each => each.Check)],
            tests,
            tests.Length == 0 ? null : Spread.Of(tests).Median / Spread.Of(together).Median);
        text.AppendLine();
        text.AppendLine("* data sets that do not ship are here, and their checks run after the first verdict where that is a pass.");
        return text.ToString();

        void Row(
            string name,
            IReadOnlyList<double> right,
            IReadOnlyList<double> wrong,
            IReadOnlyList<double> firstRight,
            IReadOnlyList<double> firstWrong,
            IReadOnlyList<double> check,
            IReadOnlyList<double> test,
            double? ratio)
        {
            text.Append($"{name,-21}{Three(right, 5)}{Three(wrong, 6)}{Three([.. right, .. wrong], 6)}");
            text.Append($"{Median(firstRight),6}{Median(firstWrong),6}{Median(check),8}{Median(test),8}");
            text.AppendLine(ratio is { } times ? times.ToString("F1", CultureInfo.InvariantCulture).PadLeft(7) : "");
        }
    }

    private static string Three(IReadOnlyList<double> numbers, int width)
    {
        var (median, percent95, max) = Spread.Of(numbers);
        return $"{Whole(median).PadLeft(width)}{Whole(percent95).PadLeft(width)}{Whole(max).PadLeft(width)}";
    }

    private static string Median(IReadOnlyList<double> numbers) => numbers.Count == 0 ? "" : Whole(Spread.Of(numbers).Median);

    private static string Whole(double milliseconds) => milliseconds.ToString("F0", CultureInfo.InvariantCulture);
}
