using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Kata.Verify.Policy;

/// <summary>Reads what a compiled submission uses and is, and finds what the policy does not allow: the check that counts.</summary>
/// <remarks>
/// It reads metadata, so no trick of the source matters: whatever code calls is named there, or it could not be called. It is not the
/// boundary, which is the sandbox.
/// </remarks>
public sealed class PolicyScan
{
    private readonly MetadataReader _reader;
    private readonly PEReader _image;
    private readonly List<PolicyViolation> _violations = [];
    private readonly HashSet<ApiName> _emitted = [];
    private readonly HashSet<EntityHandle> _ofDetails = [];

    private PolicyScan(PEReader image)
    {
        (_image, _reader) = (image, image.GetMetadataReader());
        ScanMembers();
        ScanTypes();
        ScanDetails();
        _violations.AddRange(OwnDefinitions.Refused(_image, _reader));
    }

    /// <summary>What the compiler uses of its own accord, and source code must not.</summary>
    internal IReadOnlySet<ApiName> Emitted => _emitted;

    /// <summary>Each thing once, ordered by name; empty if all is allowed.</summary>
    public IReadOnlyList<PolicyViolation> Violations =>
        [.. _violations.DistinctBy(violation => violation.Sentence).OrderBy(violation => violation.Name, StringComparer.Ordinal)];

    /// <summary>Scans an assembly.</summary>
    /// <param name="image">Its bytes, as the compiler emitted them.</param>
    /// <exception cref="BadImageFormatException">It is no assembly.</exception>
    public static PolicyScan Of(ReadOnlyMemory<byte> image)
    {
        using var reader = new PEReader(new MemoryStream(image.ToArray(), writable: false));
        return new(reader);
    }

    private void ScanMembers()
    {
        foreach (var handle in _reader.MemberReferences)
        {
            var member = _reader.GetMemberReference(handle);
            var parent = ParentOf(member.Parent);
            if (parent is null) continue;
            var api = new ApiName(parent.Name, _reader.GetString(member.Name));
            var detail = member.GetKind() == MemberReferenceKind.Method ? Detail(api, member) : null;
            if (AllowedApi.Allows(parent.Assembly, api, detail)) continue;
            if (AllowedApi.IsEmitted(parent.Assembly, api, detail)) _emitted.Add(api);
            else if (AllowedApi.IsOfDetails(parent.Assembly, api)) _ofDetails.Add(handle);
            else _violations.Add(PolicyViolation.Use(api));
        }
    }

    // null for what the submission itself declares, and for arrays, whose members are the runtime's.
    private SignatureType? ParentOf(EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => SignatureTypes.Named(_reader, (TypeReferenceHandle)parent),
        HandleKind.TypeSpecification when Specified((TypeSpecificationHandle)parent) is { HasPointer: false } type =>
            type.Name.Length == 0 || type.Assembly.Length == 0 ? null : type,
        HandleKind.TypeDefinition or HandleKind.MethodDefinition => null,
        _ => new("?", $"{parent.Kind}", false),
    };

    private SignatureType Specified(TypeSpecificationHandle handle) =>
        _reader.GetTypeSpecification(handle).DecodeSignature(SignatureTypes.Provider, null);

    private string Detail(ApiName api, MemberReference member)
    {
        var signature = member.DecodeMethodSignature(SignatureTypes.Provider, null);
        if (signature.Header.CallingConvention == SignatureCallingConvention.VarArgs) _violations.Add(PolicyViolation.Use(api));
        return $"{api.Member}({signature.ParameterTypes.FirstOrDefault()?.Simple})";
    }

    // A type without a member: a parameter's, a base type or a caught exception. Those with refused members have been named.
    private void ScanTypes()
    {
        HashSet<string> named = [.. _violations.Select(violation => violation.Api.Type)];
        foreach (var handle in _reader.TypeReferences)
        {
            var type = SignatureTypes.Named(_reader, handle);
            var api = new ApiName(type.Name, "");
            if (AllowedApi.Allows(type.Assembly, api) || AllowedApi.IsEmitted(type.Assembly, api)) continue;
            if (!AllowedApi.IsOfDetails(type.Assembly, api) && !named.Any(other => IsPart(type.Name, other)))
                _violations.Add(PolicyViolation.Use(api));
        }
    }

    private static bool IsPart(string type, string of) => of == type || of.StartsWith($"{type}+", StringComparison.Ordinal);

    // The compiler's helpers hold no code of the submission: elsewhere their means are refused.
    private void ScanDetails()
    {
        if (_ofDetails.Count == 0) return;
        foreach (var handle in _reader.MethodDefinitions)
        {
            var method = _reader.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0 || IsDetails(method.GetDeclaringType())) continue;
            var body = _image.GetMethodBody(method.RelativeVirtualAddress).GetILReader();
            foreach (var token in IlTokens.Of(body))
            {
                if (!_ofDetails.Contains(Called(token))) continue;
                var member = _reader.GetMemberReference((MemberReferenceHandle)Called(token));
                _violations.Add(PolicyViolation.Use(new(ParentOf(member.Parent)!.Name, _reader.GetString(member.Name))));
            }
        }
    }

    private EntityHandle Called(EntityHandle token) => token.Kind == HandleKind.MethodSpecification
        ? _reader.GetMethodSpecification((MethodSpecificationHandle)token).Method : token;

    private bool IsDetails(TypeDefinitionHandle type) =>
        SignatureTypes.Named(_reader, type).StartsWith(OwnDefinitions.Details, StringComparison.Ordinal);
}
