#pragma warning disable
namespace Kata.Pictures;
public sealed record Points(string Name, IReadOnlyList<(double X, double Y)> At);
public sealed record Field(double FromX, double ToX, double FromY, double ToY, IReadOnlyList<IReadOnlyList<double>> Rows, IReadOnlyList<double> Levels, string Legend) { public bool Diverging { get; init; } }
public sealed record Scatter(string Title, string Caption, Axis X, Axis Y, IReadOnlyList<Points> Groups) { public Field? Background { get; init; } public bool EqualScales { get; init; } public Part Draw() => S.P; }
public sealed record Contours(string Title, string Caption, Axis X, Axis Y, Field Field) { public IReadOnlyList<Series> Paths { get; init; } = []; public bool EqualScales { get; init; } public Part Draw() => S.P; }
public sealed record Arrows(string Title, string Caption, Axis X, Axis Y, IReadOnlyList<(double X, double Y, double Dx, double Dy)> At) { public Part Draw() => S.P; }
public sealed record PixelImage(IReadOnlyList<IReadOnlyList<double>> Rows, string Caption = "", bool Marked = false);
public sealed record Images(string Title, string Caption, IReadOnlyList<PixelImage> Pictures) { public int Columns { get; init; } = 10; public bool Signed { get; init; } public double Cell { get; init; } public Part Draw() => S.P; }
public sealed record Bar(string Label, double Value, string? Text = null, bool Marked = false);
public sealed record Bars(string Title, string Caption, Axis Value, IReadOnlyList<Bar> Rows) { public Part Draw() => S.P; }
public sealed record MatrixChart(string Title, string Caption, string RowsAre, string ColumnsAre, IReadOnlyList<string> RowLabels, IReadOnlyList<string> ColumnLabels, IReadOnlyList<IReadOnlyList<double>> Values) { public Part Draw() => S.P; }
public sealed record GalleryPicture(string File, string Title, string About);
public static class Gallery { public static string Html(string title, string about, IReadOnlyList<GalleryPicture> pictures) => ""; }
public static class Sparkline { public static string Of(IReadOnlyList<double> values, int width) => ""; }
public static class BlockPicture { public static IReadOnlyList<string> Lines(IReadOnlyList<IReadOnlyList<double>> rows, double threshold) => []; }
static class S { public static Part P => new LineChart("x", "", new("x"), new("y"), [new("a", [(0, 1), (1, 2)])]).Draw(); }
