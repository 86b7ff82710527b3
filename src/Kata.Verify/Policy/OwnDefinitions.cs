using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Kata.Verify.Policy;

/// <summary>What a compiled submission defines itself that the policy does not allow.</summary>
internal static class OwnDefinitions
{
    /// <summary>The type in which the compiler keeps its own functions and tables. No name in C# source can begin so.</summary>
    public const string Details = "<PrivateImplementationDetails>";

    private const MethodImplAttributes Harmless = MethodImplAttributes.AggressiveInlining | MethodImplAttributes.AggressiveOptimization
        | MethodImplAttributes.NoInlining | MethodImplAttributes.NoOptimization | MethodImplAttributes.Synchronized;

    /// <summary>Each thing that is not allowed.</summary>
    public static IEnumerable<PolicyViolation> Refused(PEReader image, MetadataReader reader) =>
        [.. reader.TypeDefinitions.SelectMany(type => OfType(reader, type)), .. OfFile(image, reader)];

    private static IEnumerable<PolicyViolation> OfFile(PEReader image, MetadataReader reader)
    {
        if (image.PEHeaders.CorHeader is not { Flags: var flags, VtableFixupsDirectory.Size: 0, EntryPointTokenOrRelativeVirtualAddress: 0 }
            || (flags & ~CorFlags.StrongNameSigned) != CorFlags.ILOnly)
        {
            yield return Of("an entry point or native code");
        }

        foreach (var (table, what) in Forbidden)
            if (reader.GetTableRowCount(table) > 0) yield return Of(what);
        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.StandAloneSig); row++)
        {
            var signature = reader.GetStandaloneSignature(MetadataTokens.StandaloneSignatureHandle(row));
            if (signature.GetKind() == StandaloneSignatureKind.Method) yield return Of("a call through a function pointer");
        }
    }

    // DllImport makes rows in the last two tables, and has been named with its method.
    private static IEnumerable<(TableIndex Table, string What)> Forbidden =>
    [
        (TableIndex.File, "another file of the assembly"), (TableIndex.ExportedType, "a type forwarded elsewhere"),
        (TableIndex.ManifestResource, "an embedded resource"), (TableIndex.DeclSecurity, "a security attribute"),
        (TableIndex.FieldMarshal, "[MarshalAs]"), (TableIndex.ModuleRef, "[DllImport]"), (TableIndex.ImplMap, "[DllImport]"),
    ];

    private static IEnumerable<PolicyViolation> OfType(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = SignatureTypes.Named(reader, handle);
        var api = new ApiName(name, "");
        if (!type.IsNested && OwnNames.WhyNot(reader.GetString(type.Namespace), name) is { } why)
            yield return PolicyViolation.Own(api, name, why);
        if (name.StartsWith(Details, StringComparison.Ordinal)) yield break;
        if ((type.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout)
            yield return PolicyViolation.Own(api, "[StructLayout(LayoutKind.Explicit)]");
        if ((type.Attributes & TypeAttributes.Import) != 0) yield return PolicyViolation.Own(api, "[ComImport]");
        var isDelegate = type.BaseType is { IsNil: false, Kind: HandleKind.TypeReference } parent
            && SignatureTypes.Named(reader, (TypeReferenceHandle)parent).Name == "System.MulticastDelegate";
        foreach (var violation in type.GetMethods().SelectMany(method => OfMethod(reader, name, method, isDelegate)))
            yield return violation;
        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition))
        {
            if (field.DecodeSignature(SignatureTypes.Provider, null).HasPointer || (field.Attributes & FieldAttributes.HasFieldRVA) != 0)
                yield return PolicyViolation.Own(new(name, reader.GetString(field.Name)), "a pointer");
        }
    }

    private static IEnumerable<PolicyViolation> OfMethod(
        MetadataReader reader, string type, MethodDefinitionHandle handle, bool isDelegate)
    {
        var method = reader.GetMethodDefinition(handle);
        var api = new ApiName(type, reader.GetString(method.Name));
        if (method.GetImport() is { Module.IsNil: false } || (method.Attributes & MethodAttributes.PinvokeImpl) != 0)
        {
            yield return PolicyViolation.Own(api, "[DllImport]");
        }
        else if (!isDelegate && ((method.ImplAttributes & ~Harmless) != MethodImplAttributes.IL
            || (method.RelativeVirtualAddress == 0 && (method.Attributes & MethodAttributes.Abstract) == 0)
            || (method.Attributes & MethodAttributes.UnmanagedExport) != 0))
        {
            yield return PolicyViolation.Own(api, $"the external function {api}");
        }

        if (type == "<Module>") yield return PolicyViolation.Own(api, "[ModuleInitializer]");
        var signature = method.DecodeSignature(SignatureTypes.Provider, null);
        if (api.Member == "Finalize" && signature.ParameterTypes.IsEmpty && (method.Attributes & MethodAttributes.Virtual) != 0)
            yield return PolicyViolation.Own(api, $"the finalizer of {new ApiName(type, "")}");
        if (signature.ReturnType.HasPointer || signature.ParameterTypes.Any(parameter => parameter.HasPointer))
            yield return PolicyViolation.Own(api, "a pointer");
    }

    private static PolicyViolation Of(string what) => PolicyViolation.Own(default, what);
}
