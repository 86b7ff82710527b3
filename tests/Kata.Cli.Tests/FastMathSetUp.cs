using Kata.LinearAlgebra;

namespace Kata.Cli.Tests;

/// <summary>The tests compute as the command does: the last digits of a product depend on it.</summary>
[SetUpFixture]
public sealed class FastMathSetUp
{
    [OneTimeSetUp]
    public static void Use() => FastMath.Use();
}
