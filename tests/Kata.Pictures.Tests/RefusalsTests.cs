using Kata.Pictures.Charts;
using Kata.Pictures.Svg;
using Kata.Pictures.Text;

namespace Kata.Pictures.Tests;

public sealed class RefusalsTests
{
    private static readonly Points Point = new("a", [(1, 1)]);
    private static readonly Series Series = new("a", [(1, 1)]);

    [TestCaseSource(nameof(Cases))]
    public void What_cannot_be_drawn_is_refused(string sentence, Func<object> draw) =>
        Assert.That(() => draw(), Throws.ArgumentException.With.Message.EqualTo(sentence));

    private static TestCaseData[] Cases() =>
    [
        Case("parts is empty but needs at least one: a picture shows something.", () => Picture.Of("A title", "", "")),
        Case("pictures is empty but needs at least one: there would be nothing to see.", () => Gallery.Html("Title", "", [])),
        Case("the file of One is empty but needs a name: it could not be shown.", () => Gallery.Html("Title", "", [new("", "One", "")])),

        Case("width is 0 but needs to be at least 1: a curve takes room.", () => Sparkline.Of([1], 0)),
        Case("rows has no entry but needs at least one: there would be nothing to see.", () => BlockImage.Lines([])),
        Case("row 1 of rows has 0 entries but needs 1: all rows of a matrix are equally long.", () => BlockImage.Lines([[1], []], 2, 2)),
        Case(
            "groups has 5 entries but needs 1 to 4: there are four marks to tell them apart.",
            () => TextScatter.Lines([[], [], [], [], []], 1, 1)),
        Case("columns is 5 and lines is 0 but both need to be at least 1: points take room.", () => TextScatter.Lines([[]], 5, 0)),

        Case("At is empty but needs at least one arrow: there would be nothing to see.", () => Arrows().Draw()),
        Case(
            "arrow 1 is (0, 0, 1, NaN) but needs four finite numbers: it has no place.",
            () => Arrows((0, 0, 1, 1), (0, 0, 1, double.NaN)).Draw()),
        Case(
            "X is logarithmic but needs to be linear: an arrow has no length on another axis.",
            () => (Arrows((1, 1, 1, 1)) with { X = new("x", true) }).Draw()),

        Case("Rows is empty but needs at least one bar: there would be nothing to see.", () => Bars().Draw()),
        Case("the bar a is NaN but needs to be finite: it has no length.", () => Bars(new Bar("a", double.NaN)).Draw()),

        Case(
            "Y is logarithmic but needs to be linear: the samples of a field are evenly spaced.",
            () => (Contours([[1, 2], [3, 4]], 1) with { Y = new("y", true) }).Draw()),
        Case(
            "Paths has 5 entries but needs 4 at most: there are four dashes and markers to tell them apart.",
            () => (Contours([[1, 2], [3, 4]], 1) with { Paths = [Series, Series, Series, Series, Series] }).Draw()),
        Case("Rows is 1x2 but needs at least 2x2 samples: contours run between them.", () => Contours([[1, 2]], 1).Draw()),
        Case("row 1 of Rows has 1 entries but needs 2: all rows of a matrix are equally long.", () => Contours([[1, 2], [1]], 1).Draw()),
        Case(
            "row 1, column 1 of Rows is NaN but needs to be finite: a contour cannot be placed next to it.",
            () => Contours([[1, 2], [1, double.NaN]], 1).Draw()),
        Case("Levels is empty but needs at least one: bands lie between levels.", () => Contours([[1, 2], [3, 4]]).Draw()),
        Case("level 2 is 2 but needs to be finite and above 2: levels ascend.", () => Contours([[1, 2], [3, 4]], 1, 2, 2).Draw()),
        Case(
            "FromX is 2 and ToX is 2 but ToX needs to be larger and both finite: samples lie between them.",
            () => new Contours("", "", new("x"), new("y"), new(2, 2, 0, 1, [[1, 2], [3, 4]], [1], "")).Draw()),

        Case(
            "Panels is empty but needs at least one matrix: there would be nothing to see.",
            () => (Maps([[1]]) with { Panels = [] }).Draw()),
        Case("A matrix has no entry but needs at least one: there would be nothing to see.", () => Maps([[]]).Draw()),
        Case(
            "row 2 of A matrix has 1 entries but needs 2: all rows of a matrix are equally long.",
            () => Maps([[1, 2], [1, 2], [1]]).Draw()),
        Case("From is 0 and To is 0 but To needs to be larger: colours spread between them.", () => (Maps([[1]]) with { From = 0 }).Draw()),
        Case("Width is NaN but needs to be at least 420 pixels: labels need room.", () => (Maps([[1]]) with { Width = double.NaN }).Draw()),

        Case("Pictures is empty but needs at least one image: there would be nothing to see.", () => Images().Draw()),
        Case("Columns is 0 but needs to be at least 1: images stand in columns.", () => (Images([[1]]) with { Columns = 0 }).Draw()),
        Case("Cell is 0 but needs to be at least 0.5 pixels: an image would not be seen.", () => (Images([[1]]) with { Cell = 0 }).Draw()),
        Case("image 1 has no entry but needs at least one: there would be nothing to see.", () => Images([[1]], []).Draw()),
        Case("row 1 of image 0 has 2 entries but needs 1: all rows of a matrix are equally long.", () => Images([[[1], [1, 2]]]).Draw()),
        Case(
            "row 0, column 1 of image 0 is -1 but needs to be a finite number from 0 up: 0 is paper and only Signed has colours for less.",
            () => Images([[[1, -1]]]).Draw()),
        Case(
            "row 0, column 0 of image 0 is NaN but needs to be finite: it has no colour.",
            () => (Images([[[double.NaN]]]) with { Signed = true }).Draw()),

        Case("Series has 0 entries but needs 1 to 4: there are four dashes and markers to tell them apart.", () => Lines().Draw()),
        Case(
            "Series has 5 entries but needs 1 to 4: there are four dashes and markers to tell them apart.",
            () => Lines(Series, Series, Series, Series, Series).Draw()),
        Case(
            "PlotHeight is -320 but needs to be at least 80 pixels: labels need room.",
            () => (Lines(Series) with { PlotHeight = -320 }).Draw()),

        Case("Values has no entry but needs at least one: there would be nothing to see.", () => Matrix([], [], []).Draw()),
        Case(
            "row 1 of Values has 1 entries but needs 2: all rows of a matrix are equally long.",
            () => Matrix(["a"], ["b"], [1, 2], [1]).Draw()),
        Case(
            "row 0, column 0 of Values is -2 but needs to be a finite number from 0 up: the colours are logarithmic.",
            () => Matrix(["a"], ["b"], [-2]).Draw()),
        Case("ColumnLabels has 1 entries but needs 2: one for each column of Values.", () => Matrix(["a"], ["b"], [1, 2]).Draw()),
        Case("RowLabels has 2 entries but needs 1: one for each row of Values.", () => Matrix(["a", "b"], ["c"], [1]).Draw()),

        Case("Groups has 0 entries but needs 1 to 4: there are four shapes to tell them apart.", () => Scatter().Draw()),
        Case(
            "Groups has 5 entries but needs 1 to 4: there are four shapes to tell them apart.",
            () => Scatter(Point, Point, Point, Point, Point).Draw()),
        Case("Groups has no point but needs at least one: there would be nothing to see.", () => Scatter(new Points("a", [])).Draw()),
        Case(
            "point 1 of b is (2, NaN) but needs a place on both axes: a number that is finite and, on a logarithmic axis, above 0.",
            () => Scatter(Point, new("b", [(1, 1), (2, double.NaN)])).Draw()),
        Case(
            "X is logarithmic but needs to be linear: EqualScales makes equal differences equal lengths.",
            () => (Scatter(Point) with { X = new("x", true), EqualScales = true }).Draw()),
        Case("Width is 300 but needs to be at least 420 pixels: labels need room.", () => (Scatter(Point) with { Width = 300 }).Draw()),
    ];

    private static TestCaseData Case(string sentence, Func<object> draw) => new TestCaseData(sentence, draw).SetArgDisplayNames(sentence);

    private static Arrows Arrows(params (double X, double Y, double Dx, double Dy)[] at) => new("", "", new("x"), new("y"), at);

    private static Bars Bars(params Bar[] rows) => new("", "", new("p"), rows);

    private static Contours Contours(double[][] rows, params double[] levels) =>
        new("", "", new("x"), new("y"), new(0, 1, 0, 1, rows, levels, ""));

    private static HeatMaps Maps(double[][] rows) => new("", "", "", [new("A matrix", rows)], -12, 0);

    private static Images Images(params double[][][] images) => new("", "", [.. images.Select(rows => new PixelImage(rows))]);

    private static LineChart Lines(params Series[] series) => new("", "", new("x"), new("y"), series);

    private static MatrixChart Matrix(string[] rows, string[] columns, params double[][] values) =>
        new("", "", "", "", rows, columns, values);

    private static Scatter Scatter(params Points[] groups) => new("", "", new("x"), new("y"), groups);
}
