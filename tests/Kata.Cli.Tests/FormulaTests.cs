using Kata.Cli.Reading;
using Kata.Learning;

namespace Kata.Cli.Tests;

/// <summary>Formulas of the lessons as text.</summary>
public sealed class FormulaTests
{
    [TestCase(@"\frac{\partial \ell}{\partial W}", "∂ℓ/∂W")]
    [TestCase(@"\frac{h - y}{h (1 - h)} \cdot x_j", "(h − y)/(h (1 − h)) · xⱼ")]
    [TestCase(@"\tfrac12, \; \frac1m \sum_i g_i", "½, 1/m Σᵢ gᵢ")]
    [TestCase(@"\frac{\lambda}{2m} W^2", "λ/(2m) W²")]
    [TestCase(@"e^{-z} + e^{z_k - c}", "e^−z + e^(zₖ − c)")]
    [TestCase(@"\delta^{l+1} \odot g'(z^l)", "δˡ⁺¹ ⊙ g′(zˡ)")]
    [TestCase(@"\tfrac{h^3}{6} f'''", "h³/6 f‴")]
    [TestCase(@"\theta_{\text{new}}, \hat g, (x^{\mathsf T})_{ji}", "θ_new, ĝ, (xᵀ)ⱼᵢ")]
    [TestCase(@"\sqrt{\frac{6}{\text{inputs} + \text{units}}}", "√(6/(inputs + units))")]
    [TestCase(@"\text{one unit } j \text{: a sum}", "one unit j: a sum")]
    [TestCase(@"\sum_{i \in B} J_{\text{data}}", "Σ_(i ∈ B) J_data")]
    public void A_formula_is_a_line_of_text(string tex, string text) => Assert.That(Formula.Text(tex), Is.EqualTo(text));

    private const string Two = @"\begin{aligned} z &= a && \text{one} \\ zz + z &= b + c && \text{two} \end{aligned}";

    [Test]
    public void Relations_stand_below_each_other_and_remarks_in_a_column() => Assert.That(
        Formula.Lines(Two, 60),
        Is.EqualTo(new[] { "     z = a        one", "zz + z = b + c    two" }));

    [Test]
    public void Remarks_for_which_there_is_no_room_stand_below() => Assert.That(
        Formula.Lines(Two, 20),
        Is.EqualTo(new[] { "     z = a", "          (one)", "zz + z = b + c", "          (two)" }));

    [Test]
    public void Every_formula_of_the_lessons_can_be_read()
    {
        var formulas = Lessons.All.SelectMany(page => page.Text.Split("```math\n").Skip(1)).Select(part => part.Split("```")[0]).ToList();

        Assert.That(formulas, Has.Count.GreaterThan(30));
        foreach (var line in formulas.SelectMany(formula => Formula.Lines(formula, 75))) Assert.That(line, Does.Not.Match(@"[\\{}&]"));
    }
}
