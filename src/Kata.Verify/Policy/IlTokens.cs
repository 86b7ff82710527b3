using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Kata.Verify.Policy;

/// <summary>The types and members that the body of a method names.</summary>
internal static class IlTokens
{
    private static readonly Dictionary<ushort, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (ushort)code.Value);

    /// <summary>The tokens in a method's body, in order.</summary>
    /// <param name="body">The instructions.</param>
    /// <exception cref="BadImageFormatException">They are none.</exception>
    public static IEnumerable<EntityHandle> Of(BlobReader body)
    {
        List<EntityHandle> tokens = [];
        while (body.RemainingBytes > 0)
        {
            ushort value = body.ReadByte();
            if (value == 0xFE) value = (ushort)(0xFE00 | body.ReadByte());
            if (!Codes.TryGetValue(value, out var code)) throw new BadImageFormatException($"{value:X} is no instruction.");
            switch (code.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add(MetadataTokens.EntityHandle(body.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = body.ReadInt32();
                    body.Offset += checked(4 * targets);
                    break;
                default:
                    body.Offset += Size(code.OperandType);
                    break;
            }
        }

        return tokens;
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
