namespace Kata.Data.Sets;

/// <summary>Labelled examples: what a network is trained or tested on.</summary>
/// <param name="X">m × n: a row an example.</param>
/// <param name="Labels">m integers 0 … K−1, the class of each row.</param>
public sealed record Examples(Matrix<double> X, int[] Labels);
