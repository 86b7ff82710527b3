using System.Text.RegularExpressions;

namespace Kata.Cli.Tests;

/// <summary>What holds for every file, whatever it is about.</summary>
public sealed partial class RepositoryRulesTests
{
    [Test]
    public void No_line_of_code_is_longer_than_140_columns() => None(
        from file in RepositoryFiles.Source("src", "tests", "tools")
        from line in file.Text.Split('\n').Index()
        where line.Item.Length > 140
        select $"{file.Path}:{line.Index + 1} has {line.Item.Length}");

    [Test]
    public void No_source_file_is_longer_than_200_lines() => None(
        from file in RepositoryFiles.Source("src")
        where Lines(file.Text) > 200
        select $"{file.Path} has {Lines(file.Text)}");

    [Test]
    public void No_snapshot_is_longer_than_60_lines() => None(
        from file in RepositoryFiles.Named("tests", "*.verified.*")
        where Lines(file.Text) > 60
        select $"{file.Path} has {Lines(file.Text)}");

    // IDE0011 asks for the braces that are missing, and nothing for those that are too many.
    [Test]
    public void No_single_line_stands_in_braces() => None(
        from file in RepositoryFiles.Source("src", "tests", "tools")
        from match in LineInBraces().Matches(file.Text)
        select $"{file.Path}:{Lines(file.Text[..match.Index]) + 1}: {match.Value.Trim().Split('\n')[0]}");

    [Test]
    public void Usings_are_in_order() => None(
        from file in RepositoryFiles.Source("src", "tests", "tools")
        let usings = Using().Matches(file.Text).Select(line => line.Groups[1].Value).ToList()
        where !usings.SequenceEqual(usings.OrderBy(Kind).ThenBy(name => name, StringComparer.Ordinal))
        select file.Path);

    [Test]
    public void Each_step_has_a_file_in_each_suite()
    {
        var steps = RepositoryFiles.Source("src/Kata").Select(file => Path.GetFileNameWithoutExtension(file.Path)).ToArray();

        Assert.That(steps, Has.Length.EqualTo(13));
        foreach (var (suite, ending) in new[] { ("Unit", "Tests"), ("Properties", "Properties"), ("Snapshots", "Snapshots") })
            foreach (var step in steps) Assert.That(Path.Combine(RealData.Repository(), "tests", suite, step + ending + ".cs"), Does.Exist);
    }

    // NaN passes these, so a result that is not a number would go unnoticed.
    [Test]
    public void No_test_of_a_step_compares_by_a_constraint_that_NaN_passes()
    {
        string[] traps = ["Is.LessThan(", "Is.AtMost(", "Is.LessThanOrEqualTo("];

        None(
            from file in RepositoryFiles.Source("tests/Unit", "tests/Properties", "tests/Snapshots")
            from trap in traps
            where file.Text.Contains(trap)
            select $"{file.Path}: {trap}");
    }

    [Test]
    public void The_rules_see_the_files() => Assert.That(RepositoryFiles.Source("src", "tests", "tools").Count(), Is.GreaterThan(300));

    private static void None(IEnumerable<string> offenders) => Assert.That(string.Join('\n', offenders), Is.Empty);

    private static int Lines(string text) => text.TrimEnd('\n').Count(character => character == '\n') + 1;

    // System first, then the others, then static ones, then aliases.
    private static int Kind(string name) =>
        name.Contains('=') ? 3 : name.StartsWith("static ", StringComparison.Ordinal) ? 2 : Root(name) == "System" ? 0 : 1;

    private static string Root(string name) => name.Split('.')[0];

    [GeneratedRegex("^using ([^(]+);$", RegexOptions.Multiline)]
    private static partial Regex Using();

    // With an else on either side, braces are matched instead.
    [GeneratedRegex(@"^ *(if|for|foreach|while|using|lock) \(.*\)\n *\{\n.*;\n *\}\n(?! *else)", RegexOptions.Multiline)]
    private static partial Regex LineInBraces();
}
