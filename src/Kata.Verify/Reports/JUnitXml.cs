using System.Text;
using System.Xml;
using Kata.Runner;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>junit.xml, which CI systems read: a suite for each submission, a case for each check. Times are in seconds.</summary>
public static class JUnitXml
{
    private static readonly XmlWriterSettings Style = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };

    /// <summary>The document.</summary>
    public static string Of(IReadOnlyList<SubmissionVerdict> submissions, RunFacts facts)
    {
        Suite[] suites = [.. submissions.Select(submission => new Suite(submission, [.. submission.Steps.SelectMany(Cases)]))];
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, Style))
        {
            xml.WriteStartElement("testsuites");
            Attribute(xml, "name", "kata verify");
            Counts(xml, [.. suites.SelectMany(suite => suite.Cases)]);
            foreach (var suite in suites) Write(xml, suite, facts);
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length) + "\n";
    }

    private static void Write(XmlWriter xml, Suite suite, RunFacts facts)
    {
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", Escaping.Name(suite.Submission.Id));
        Counts(xml, suite.Cases);
        Attribute(xml, "skipped", Words.Number(suite.Cases.Count(@case => @case.Outcome == "skipped")));
        xml.WriteStartElement("properties");
        Property(xml, "sha256", suite.Submission.Hash);
        Property(xml, "version", facts.Version);
        Property(xml, "suites", facts.Suites);
        Property(xml, "isolation", facts.Isolation);
        Property(xml, "seed", facts.Seed);
        Property(xml, "runtime", facts.Runtime);
        xml.WriteEndElement();
        foreach (var @case in suite.Cases) Write(xml, @case);
        if (suite.Submission.Printed.Length > 0) xml.WriteElementString("system-out", Escaping.Shown(suite.Submission.Printed));
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Case @case)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", @case.Step);
        Attribute(xml, "name", Escaping.Name(@case.Name));
        Attribute(xml, "time", Seconds(@case.Milliseconds));
        if (@case.Outcome is { } outcome)
        {
            xml.WriteStartElement(outcome);
            Attribute(xml, "message", Escaping.Name(@case.Class.InWords() + (@case.Message.Length > 0 ? $": {@case.Message}" : "")));
            if (outcome != "skipped") Attribute(xml, "type", ReportJson.Name(@case.Class));
            xml.WriteString(Escaping.Message(@case.Message));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, IReadOnlyCollection<Case> cases)
    {
        Attribute(xml, "tests", Words.Number(cases.Count));
        Attribute(xml, "failures", Words.Number(cases.Count(@case => @case.Outcome == "failure")));
        Attribute(xml, "errors", Words.Number(cases.Count(@case => @case.Outcome == "error")));
        Attribute(xml, "time", Seconds(cases.Sum(@case => @case.Milliseconds)));
    }

    private static IEnumerable<Case> Cases(StepVerdict step)
    {
        var name = $"Step{(int)step.Step:00}.{step.Step}";
        return step.Checks.Count == 0
            ? [new(name, $"{step.Step}", step.Alone, step.Class, string.Join('\n', step.Errors), 0)]
            : step.Checks.Select(check => new Case(name, check.Name, check.Verdict, check.Class, check.Message, check.Milliseconds));
    }

    private static void Property(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        Attribute(xml, "name", name);
        Attribute(xml, "value", Escaping.Name(value));
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, value);

    // Its schemas want decimals, without exponents.
    private static string Seconds(double milliseconds) =>
        (double.IsFinite(milliseconds) ? Math.Round((decimal)milliseconds / 1000, 6) : 0).ToString(CultureInfo.InvariantCulture);

    private sealed record Suite(SubmissionVerdict Submission, IReadOnlyList<Case> Cases);

    private sealed record Case(string Step, string Name, Verdict Verdict, FailureClass Class, string Message, double Milliseconds)
    {
        // A failure is a wrong answer; an error is whatever kept the check from its end.
        public string? Outcome => Verdict switch
        {
            Verdict.Passed => null,
            Verdict.Ignored => "skipped",
            Verdict.Failed or Verdict.NotStarted when Class is FailureClass.Fail or FailureClass.NotStarted => "failure",
            _ => "error",
        };
    }
}
