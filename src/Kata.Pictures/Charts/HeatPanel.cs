namespace Kata.Pictures.Charts;

/// <summary>A matrix whose entries are shown as colours.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Rows">Its entries, row by row; all rows equally long.</param>
/// <param name="FirstColumn">What the first column is, if it is set apart from the others; otherwise null.</param>
public sealed record HeatPanel(string Title, IReadOnlyList<IReadOnlyList<double>> Rows, string? FirstColumn = null);
