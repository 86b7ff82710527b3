using System.Text.RegularExpressions;

namespace Kata.Verify.Tests.Policy;

/// <summary>The table of Attacks/README.md: every threat is shown by attacks or by a test.</summary>
public sealed partial class ThreatRowsTests
{
    private const int Threats = 56;
    private const string AttacksHere = "attacks here";

    private static readonly IReadOnlyList<(int Number, string[] ShownBy)> Rows =
    [
        .. Row().Matches(File.ReadAllText(Path.Combine(RealData.Repository(), "tests", "Kata.Verify.Tests", "Attacks", "README.md")))
            .Select(row => (int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), row.Groups[2].Value.Split(", "))),
    ];

    private static readonly HashSet<string> Tests =
    [
        .. typeof(ThreatRowsTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")),
    ];

    [Test]
    public void Every_threat_has_a_row() => Assert.That(Rows.Select(row => row.Number), Is.EqualTo(Enumerable.Range(1, Threats)));

    [Test]
    public void What_a_row_names_exists() => Assert.That(
        Rows.SelectMany(row => row.ShownBy).Where(shown => shown != AttacksHere).Where(test => !Tests.Contains(test)), Is.Empty);

    [Test]
    public void A_row_says_that_there_are_attacks_if_there_are() => Assert.That(
        Rows.Where(row => row.ShownBy.Contains(AttacksHere)).Select(row => row.Number),
        Is.EquivalentTo(Attack.All.Select(attack => attack.Row).Distinct()));

    [GeneratedRegex(@"^\| (\d+) \| .* \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
