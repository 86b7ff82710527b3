using System.Text.Json;
using Kata.Verify.Reports;

namespace Kata.Verify.Tests.Reports;

public sealed class ResultsJsonlTests
{
    [Test]
    public void A_line_has_these_fields_alone()
    {
        var line = ResultsJsonl.Of(Samples.Mixed()).Split('\n')[0];

        Assert.That(line.Replace('"', '\''), Is.EqualTo(
            "{'submission':'ann','step':'Forward','check':'ForwardTests.One','verdict':'passed','alone':'passed','class':'pass',"
            + "'mistakes':[],'milliseconds':1.25}"));
    }

    [Test]
    public void Mistakes_stand_at_the_checks_that_do_not_pass()
    {
        var lines = Lines(ResultsJsonl.Of(Samples.Mixed())).Where(line => line.GetProperty("step").GetString() == "Backprop");

        Assert.That(lines.Select(line => line.GetProperty("mistakes").GetArrayLength()), Is.EqualTo([0, 1, 1]));
    }

    [Test]
    public void A_step_that_was_not_run_has_a_line_too()
    {
        var line = Lines(ResultsJsonl.Of(Samples.Mixed()))[^1];

        Assert.That(line.GetProperty("check").GetString(), Is.Empty);
        Assert.That(line.GetProperty("verdict").GetString(), Is.EqualTo("doesNotCompile"));
        Assert.That(line.GetProperty("class").GetString(), Is.EqualTo("compile"));
    }

    [Test]
    public void Numbers_read_back_exactly() =>
        Assert.That(Lines(ResultsJsonl.Of(Samples.Mixed()))[3].GetProperty("milliseconds").GetDouble(), Is.EqualTo(0.1 + 0.2));

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void A_hostile_name_stays_whole_on_one_line_of_ASCII(string name)
    {
        var text = ResultsJsonl.Of(Samples.Hostile(name));

        Assert.That(text.All(c => c == '\n' || (char.IsAscii(c) && !char.IsControl(c))), Is.True);
        // Half of a surrogate pair is no text, and has no JSON.
        var whole = name.Replace('\uD800', '\uFFFD');
        if (name.StartsWith('\uDC00')) whole = $"\uFFFD{name[1..]}";
        Assert.That(Lines(text).Select(line => line.GetProperty("submission").GetString()), Is.All.EqualTo(whole));
        Assert.That(Lines(text), Has.Length.EqualTo(3));
    }

    private static JsonElement[] Lines(string text) =>
        [.. text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
}
