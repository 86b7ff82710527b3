using System.Text.Json;
using Kata.Data.Sets;
using Kata.Verify.Doctor;

namespace Kata.Cli.Tests;

public sealed class DoctorCommandTests
{
    private static readonly Lazy<(int Exit, string Out, string Error)> Json = new(() => KataProcess.Run("doctor --json"));

    private static JsonElement Report => JsonDocument.Parse(Json.Value.Out).RootElement;

    [Test]
    public void Every_attack_is_told_for_every_level()
    {
        var attacks = Report.GetProperty("attacks").EnumerateArray()
            .Select(attack => (Level: Text(attack, "level"), Attack: Text(attack, "attack"), Result: Text(attack, "result"))).ToList();

        Assert.That(
            attacks.Select(attack => $"{attack.Level} {attack.Attack}"),
            Is.EquivalentTo(Promises.Levels.SelectMany(level => Enum.GetValues<DoctorAttack>()
                .Select(attack => $"L{(int)level} {attack.InWords()}"))));
        Assert.That(attacks.Select(attack => attack.Result).Distinct(), Is.SubsetOf(new[] { "stopped", "not stopped", "not tried" }));
    }

    [Test]
    public void It_fails_where_nothing_is_isolated()
    {
        var isBest = Text(Report, "isolation")[1] > '0';

        Assert.That((Json.Value.Exit, Json.Value.Error.Length > 0), Is.EqualTo(isBest ? (0, false) : (3, true)));
    }

    [Test]
    public void Data_sets_and_versions_are_told()
    {
        Assert.That(
            Report.GetProperty("data").EnumerateArray().Select(set => Text(set, "name")),
            Is.EqualTo(Catalogue.BuiltIn.DataSets.Select(set => set.Name)));
        foreach (var version in new[] { "kata", ".NET", "NUnit", "suites" })
            Assert.That(Text(Report.GetProperty("versions"), version), Does.Match("^[0-9a-f]"), version);
    }

    [Test]
    public void A_person_reads_a_table()
    {
        var (exit, output, _) = KataProcess.Run("doctor");

        Assert.That(exit, Is.EqualTo(Json.Value.Exit));
        Assert.That(output, Does.Contain("The best isolation here is ").And.Contain("L0 is not tried: its code has your rights."));
        foreach (var attack in Enum.GetValues<DoctorAttack>()) Assert.That(output, Does.Contain(attack.InWords()));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
