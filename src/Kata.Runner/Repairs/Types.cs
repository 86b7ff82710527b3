using Microsoft.CodeAnalysis;

namespace Kata.Runner.Repairs;

/// <summary>The types that formulas are made of.</summary>
internal static class Types
{
    public static bool IsScalar(ITypeSymbol type) => IsReal(type) || IsWhole(type) || type.SpecialType == SpecialType.System_Single;

    public static bool IsWhole(ITypeSymbol type) => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    public static bool IsReal(ITypeSymbol type) => type.SpecialType == SpecialType.System_Double;

    public static bool IsMatrix(ITypeSymbol type) => Is(type, "Matrix");

    public static bool IsVector(ITypeSymbol type) => Is(type, "Vector");

    /// <summary>What an array, a list or a vector holds; null for anything else.</summary>
    public static ITypeSymbol? Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { Name: "List" or "IReadOnlyList" or "IList" or "Vector", TypeArguments: [var element] } => element,
        _ => null,
    };

    private static bool Is(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (current.Name == name && current.ContainingNamespace?.ToString() == "MathNet.Numerics.LinearAlgebra") return true;

        return false;
    }
}
