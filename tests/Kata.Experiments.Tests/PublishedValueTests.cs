using Kata.Experiments.Notebooks;
using Kata.Experiments.Published;

namespace Kata.Experiments.Tests;

[Category("Cli")]
public sealed class PublishedValueTests
{
    private static readonly PublishedValue Value = new("x", "a value", 0.5, 0.01, "nowhere");

    [TestCase(0.509, "ok")]
    [TestCase(0.511, "off")]
    [TestCase(0.489, "off")]
    [TestCase(double.NaN, "off")]
    [TestCase(null, "missing")]
    public void A_computed_number_is_ok_within_the_tolerance(double? computed, string status) =>
        Assert.That(Value.Compare(computed).Status, Is.EqualTo(status));

    [Test]
    public void A_number_that_nobody_published_has_no_status() => Assert.That(new Comparison("x", "a number", 0.5).Status, Is.Empty);

    [Test]
    public void Without_downloads_the_shipped_weights_have_costs_of_their_own()
    {
        var events = new List<ExperimentEvent>();
        var notebook = new NotebookExperiment("given", NotebookScale.AsPublished) { ShippedOnly = true };

        notebook.Run(new(ReferenceSteps.All, notebook.Store(), events.Add, CancellationToken.None));

        var numbers = events.Select(shown => shown.Value).OfType<Comparison>().ToDictionary(number => number.Id);
        Assert.That(numbers["digits.cost.lambda1"].Status, Is.EqualTo("ok"));
        Assert.That(numbers["digits.cost.lambda1"].Computed, Is.EqualTo(0.3047777637670597).Within(1e-12));
        Assert.That(numbers["digits.mistake.rowsForColumns"].Published, Is.Null);
    }

    [Test]
    public void A_shortened_training_is_not_compared()
    {
        var events = new List<ExperimentEvent>();
        var notebook = new NotebookExperiment("ex4", new(null, 1));

        new NotebookOutput(new(ReferenceSteps.All, notebook.Store(), events.Add, CancellationToken.None), notebook.Scale)
            .CompareTrained("ex4.trained.cost", 7, sameData: true);

        Assert.That(events.Single().Value, Is.EqualTo(new Comparison("ex4.trained.cost", "lowest cost", 7)));
    }
}
