using System.Text.Json;
using Kata.Harness.Mistakes;

namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class ExplainCommandTests
{
    [Test]
    public void A_mistake_is_explained_in_four_parts()
    {
        var (exit, text, _) = KataProcess.Run("explain cost/rows-for-columns");

        Assert.That(exit, Is.Zero);
        Assert.That(text, Does.StartWith("Step 6: Row 0 is left out of the penalty instead of column 0.\nThe likely thinking: "));
        Assert.That(text, Does.Contain("\nWhy it is wrong: ").And.Contains("\nHow to find it: "));
    }

    [Test]
    public void The_list_holds_every_mistake()
    {
        var (exit, text, _) = KataProcess.Run("explain");

        Assert.That(exit, Is.Zero);
        foreach (var mistake in MistakeBank.All) Assert.That(text, Does.Contain(mistake.Id + "\n"));
    }

    [Test]
    public void Machines_read_id_step_title_explanation_and_source()
    {
        using var json = JsonDocument.Parse(KataProcess.Run("explain --json").Out);

        Assert.That(json.RootElement.GetArrayLength(), Is.EqualTo(MistakeBank.All.Count));
        var fields = json.RootElement[0].EnumerateObject().Select(field => field.Name);
        Assert.That(fields, Is.SupersetOf(new[] { "id", "step", "title", "explanation", "source" }));
    }

    [TestCase("no/such", "kata: unknown mistake no/such: \"kata explain\" lists all.\n")]
    [TestCase("cost/row-for-colums", "kata: unknown mistake cost/row-for-colums: did you mean cost/rows-for-columns?\n")]
    [TestCase("rows-for-columns", "kata: unknown mistake rows-for-columns: did you mean cost/rows-for-columns?\n")]
    public void An_unknown_mistake_is_refused_with_the_nearest(string id, string sentence) =>
        Assert.That(KataProcess.Run($"explain {id}"), Is.EqualTo((2, "", sentence)));
}
