using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Kata.Verify.Policy;

/// <summary>A type in a signature.</summary>
/// <param name="Assembly">The assembly that it is in; empty for the submission's own, for arrays and for type parameters.</param>
/// <param name="Name">In full; empty for arrays and type parameters.</param>
/// <param name="HasPointer">Whether it is a pointer or is made of one.</param>
internal sealed record SignatureType(string Assembly, string Name, bool HasPointer)
{
    /// <summary>An array, or a type parameter.</summary>
    public static SignatureType Unnamed { get; } = new("", "", false);

    /// <summary>The name without namespace and number of type parameters.</summary>
    public string Simple => new ApiName(Name, "").Simple;
}

/// <summary>Reads the types of signatures.</summary>
internal sealed class SignatureTypes : ISignatureTypeProvider<SignatureType, object?>
{
    /// <summary>The only one: it holds nothing.</summary>
    public static SignatureTypes Provider { get; } = new();

    /// <summary>The name of a type of another assembly, and that assembly.</summary>
    public static SignatureType Named(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        switch (type.ResolutionScope.Kind)
        {
            case HandleKind.TypeReference:
                var outer = Named(reader, (TypeReferenceHandle)type.ResolutionScope);
                return outer with { Name = $"{outer.Name}+{name}" };
            case HandleKind.AssemblyReference:
                var assembly = reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
                return new(reader.GetString(assembly.Name), InFull(reader.GetString(type.Namespace), name), false);
            default:
                return new("?", InFull(reader.GetString(type.Namespace), name), false);
        }
    }

    /// <summary>The name of a type of the submission.</summary>
    public static string Named(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{Named(reader, outer)}+{name}" : InFull(reader.GetString(type.Namespace), name);
    }

    public SignatureType GetPrimitiveType(PrimitiveTypeCode typeCode) => new("System.Runtime", $"System.{typeCode}", false);

    public SignatureType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        new("", Named(reader, handle), false);

    public SignatureType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Named(reader, handle);

    public SignatureType GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public SignatureType GetGenericInstantiation(SignatureType genericType, ImmutableArray<SignatureType> typeArguments) =>
        genericType with { HasPointer = typeArguments.Any(argument => argument.HasPointer) };

    public SignatureType GetSZArrayType(SignatureType elementType) => SignatureType.Unnamed with { HasPointer = elementType.HasPointer };

    public SignatureType GetArrayType(SignatureType elementType, ArrayShape shape) => GetSZArrayType(elementType);

    public SignatureType GetByReferenceType(SignatureType elementType) => elementType;

    public SignatureType GetPinnedType(SignatureType elementType) => elementType;

    public SignatureType GetModifiedType(SignatureType modifier, SignatureType unmodifiedType, bool isRequired) => unmodifiedType;

    public SignatureType GetPointerType(SignatureType elementType) => new("", "", true);

    public SignatureType GetFunctionPointerType(MethodSignature<SignatureType> signature) => new("", "", true);

    public SignatureType GetGenericMethodParameter(object? genericContext, int index) => SignatureType.Unnamed;

    public SignatureType GetGenericTypeParameter(object? genericContext, int index) => SignatureType.Unnamed;

    private static string InFull(string folder, string name) => folder.Length == 0 ? name : $"{folder}.{name}";
}
