#pragma warning disable
using MathNet.Numerics.LinearAlgebra;
namespace Kata.Data;
public static class OwnDigit { public static Matrix<double> AsMnist(Matrix<double> grey, string name) => Matrix<double>.Build.Dense(28, 28); public static Vector<double> AsRow(Matrix<double> mnist, int inputs) => Vector<double>.Build.Dense(inputs); }
