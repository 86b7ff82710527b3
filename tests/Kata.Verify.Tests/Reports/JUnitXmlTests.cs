using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Kata.Runner;
using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Reports;

public sealed class JUnitXmlTests
{
    [Test]
    public void A_submission_is_a_suite()
    {
        var suites = Read(JUnitXml.Of([Samples.Mixed(), Samples.Incomplete], Samples.Facts)).Root!.Elements("testsuite").ToList();

        Assert.That(suites.Select(suite => (string?)suite.Attribute("name")), Is.EqualTo(["ann", "broken"]));
        Assert.That(
            new[] { "tests", "failures", "errors", "skipped" }.Select(count => (int)suites[0].Attribute(count)!), Is.EqualTo([6, 2, 1, 0]));
        Assert.That(suites[0].Element("system-out")!.Value, Is.EqualTo("hello\n"));
    }

    [Test]
    public void The_counts_are_those_of_the_cases()
    {
        var document = Read(JUnitXml.Of([Samples.Mixed(), Samples.Incomplete, Ignoring()], Samples.Facts));

        foreach (var suite in document.Descendants().Where(element => element.Name.LocalName is "testsuite" or "testsuites"))
        {
            Assert.That((int)suite.Attribute("tests")!, Is.EqualTo(suite.Descendants("testcase").Count()));
            Assert.That((int)suite.Attribute("failures")!, Is.EqualTo(suite.Descendants("failure").Count()));
            Assert.That((int)suite.Attribute("errors")!, Is.EqualTo(suite.Descendants("error").Count()));
        }

        Assert.That(document.Descendants("skipped").Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_wrong_answer_is_a_failure_and_all_else_an_error()
    {
        var document = Read(JUnitXml.Of([Samples.Mixed()], Samples.Facts));

        Assert.That(document.Descendants("failure").First().Value, Is.EqualTo("Expected 0.5, got 0.25."));
        Assert.That((string?)document.Descendants("error").Single().Attribute("type"), Is.EqualTo("compile"));
        Assert.That(document.Descendants("error").Single().Value, Is.EqualTo("Optimizer.cs:7:9: ; expected"));
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void A_hostile_name_keeps_to_the_schema(string name)
    {
        var document = Read(JUnitXml.Of([Samples.Hostile(name)], Samples.Facts with { Seed = name }));

        Assert.That((string?)document.Descendants("testsuite").Single().Attribute("name"), Is.EqualTo(Escaping.Name(name)));
        Assert.That(document.Descendants("testcase").Count(), Is.EqualTo(3));
    }

    [Test]
    public void The_schema_sees_faults() => Assert.That(
        () => Read(JUnitXml.Of([Samples.Mixed()], Samples.Facts).Replace("tests=\"6\"", "tests=\"six\"")),
        Throws.TypeOf<XmlSchemaValidationException>());

    private static SubmissionVerdict Ignoring() => new("ignoring", "0",
        [Samples.Step(Step.Cost, Samples.Passing("One"), Samples.Passing("Two") with { Verdict = Verdict.Ignored, Message = "No data." })]);

    private static XDocument Read(string xml)
    {
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        using var schema = XmlReader.Create(typeof(JUnitXmlTests).Assembly.GetManifestResourceStream("junit.xsd")!);
        settings.Schemas.Add(null, schema);
        using var reader = XmlReader.Create(new StringReader(xml), settings);
        return XDocument.Load(reader);
    }
}
