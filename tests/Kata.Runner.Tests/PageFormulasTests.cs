namespace Kata.Runner.Tests;

/// <summary>
/// Cases/Right/*.page-formulas.txt type the formulas of the lessons as they stand, and <see cref="StrangersCodeTests"/> shows that they
/// pass. Every comment in them quotes a line of a formula.
/// </summary>
public sealed class PageFormulasTests
{
    [Test]
    public void The_case_of_a_step_quotes_every_line_of_its_formulas_and_nothing_else([Values] Step step)
    {
        var formulas = Formulas(step).ToList();

        Assert.That(formulas, Has.Count.AtLeast(2));
        Assert.That(Quotes(step).Distinct(), Is.EquivalentTo(formulas));
    }

    private static IEnumerable<string> Quotes(Step step) =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", "Right", $"{step}.page-formulas.txt")).Skip(1)
        where line.Contains("//", StringComparison.Ordinal)
        select line.Split("//")[1].Trim();

    // The lines of the blocks above the worked example.
    private static IEnumerable<string> Formulas(Step step)
    {
        var lesson = Directory.GetFiles(Path.Combine(RealData.Repository(), "docs", "lessons"), $"{(int)step:00}-*.md").Single();
        var formulas = File.ReadAllText(lesson).Split("\n## Formula\n")[1].Split("\nBy hand")[0].Split("```");
        return formulas.Where((_, part) => part % 2 == 1).SelectMany(block => block.Split('\n').Skip(1))
            .Select(line => line.Trim()).Where(line => line.Length > 0);
    }
}
