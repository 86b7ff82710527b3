using System.Buffers.Binary;
using System.Text;
using Kata.Data.Files;

namespace Kata.Data.Formats.Pickle;

/// <summary>
/// Follows the instructions of a pickle on a stack. Every value comes from bytes of the file, so none is larger than the file.
/// </summary>
internal sealed class PickleMachine(ByteReader reader, string name)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly PickleLines _lines = new(reader);
    private readonly PickleNumpy _numpy = new(reader.Whole.Length, name);
    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<uint, object?> _memo = [];

    /// <summary>Follows all instructions and returns what they leave.</summary>
    public object? Run()
    {
        // Protocols 0 and 1 begin with their first instruction.
        if (reader.Whole[0] == PickleOpcode.Proto) reader.Take(2, "its protocol");
        byte opcode;
        while ((opcode = reader.Byte("its next instruction")) != PickleOpcode.Stop) Follow(opcode);
        return reader.Left == 0
            ? Pop()
            : throw reader.Fault($"goes on for {ErrorText.Bytes(reader.Left)} after its last instruction");
    }

    private void Follow(byte opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Frame: Length("a frame"); break;
            case PickleOpcode.Mark: _marks.Push(_stack.Count); break;
            case PickleOpcode.None: Push(null); break;
            case PickleOpcode.NewTrue: Push(true); break;
            case PickleOpcode.NewFalse: Push(false); break;
            case PickleOpcode.Int: Push(_lines.Integer()); break;
            case PickleOpcode.Long: Push(_lines.Integer()); break;
            case PickleOpcode.Float: Push(_lines.Float()); break;
            case PickleOpcode.BinFloat: Push(BinaryPrimitives.ReadDoubleBigEndian(reader.Take(8, "a number"))); break;
            case PickleOpcode.BinInt: Push((long)(int)reader.UInt32("a number")); break;
            case PickleOpcode.BinInt1: Push((long)reader.Byte("a number")); break;
            case PickleOpcode.BinInt2: Push((long)reader.UInt16("a number")); break;
            case PickleOpcode.Long1: Push(Long(reader.Byte("a number"))); break;
            case PickleOpcode.BinUnicode: Push(Text(reader.UInt32("a text"))); break;
            case PickleOpcode.ShortBinUnicode: Push(Text(reader.Byte("a text"))); break;
            case PickleOpcode.BinUnicode8: Push(Text(Length("a text"))); break;
            case PickleOpcode.Unicode: Push(_lines.Unicode()); break;
            case PickleOpcode.String: Push((ReadOnlyMemory<byte>)_lines.Quoted()); break;
            case PickleOpcode.BinString: Push(reader.Slice(reader.UInt32("its values"), "its values")); break;
            case PickleOpcode.ShortBinString: Push(reader.Slice(reader.Byte("its values"), "its values")); break;
            case PickleOpcode.BinBytes: Push(reader.Slice(reader.UInt32("its values"), "its values")); break;
            case PickleOpcode.ShortBinBytes: Push(reader.Slice(reader.Byte("its values"), "its values")); break;
            case PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8: Push(reader.Slice(Length("its values"), "its values")); break;
            case PickleOpcode.EmptyTuple: Push(Array.Empty<object?>()); break;
            case PickleOpcode.Tuple: Push(PopToMark()); break;
            case PickleOpcode.Tuple1: Push(Pop(1)); break;
            case PickleOpcode.Tuple2: Push(Pop(2)); break;
            case PickleOpcode.Tuple3: Push(Pop(3)); break;
            case PickleOpcode.EmptyList: Push(new PickleList(isDictionary: false)); break;
            case PickleOpcode.List: PushList(isDictionary: false); break;
            case PickleOpcode.Append: Append(Pop(1)); break;
            case PickleOpcode.Appends: Append(PopToMark()); break;
            case PickleOpcode.EmptyDict: Push(new PickleList(isDictionary: true)); break;
            case PickleOpcode.Dict: PushList(isDictionary: true); break;
            case PickleOpcode.SetItem: SetItems(Pop(2)); break;
            case PickleOpcode.SetItems: SetItems(PopToMark()); break;
            case PickleOpcode.Put: _memo[_lines.Index()] = Top(); break;
            case PickleOpcode.Get: Push(Remembered(_lines.Index())); break;
            case PickleOpcode.BinPut: _memo[reader.Byte("a memo")] = Top(); break;
            case PickleOpcode.LongBinPut: _memo[reader.UInt32("a memo")] = Top(); break;
            case PickleOpcode.Memoize: _memo[(uint)_memo.Count] = Top(); break;
            case PickleOpcode.BinGet: Push(Remembered(reader.Byte("a memo"))); break;
            case PickleOpcode.LongBinGet: Push(Remembered(reader.UInt32("a memo"))); break;
            case PickleOpcode.Global: Push(PickleNumpy.Global(_lines.Line("a module"), _lines.Line("a function"))); break;
            case PickleOpcode.StackGlobal: Push(_numpy.Global(Pop(2))); break;
            case PickleOpcode.Reduce: Push(_numpy.Call(Pop(2))); break;
            case PickleOpcode.NewObj: Push(_numpy.Call(Pop(2))); break;
            case PickleOpcode.Build: _numpy.Build(Pop(), Top()); break;
            default: throw reader.Fault($"has the instruction 0x{opcode:X2}, which no NumPy array needs");
        }
    }

    private void Push(object? value) => _stack.Add(value);

    private object? Pop() => Pop(1)[0];

    private object? Top()
    {
        var top = Pop();
        Push(top);
        return top;
    }

    private object?[] Pop(int count)
    {
        // Values before the last mark must not be taken.
        if (_stack.Count - count < (_marks.Count > 0 ? _marks.Peek() : 0))
            throw reader.Fault("takes more from its stack than it put there");
        object?[] values = [.. _stack[^count..]];
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private object?[] PopToMark()
    {
        if (_marks.Count == 0) throw reader.Fault("goes back to a mark that it never made");
        var values = Pop(_stack.Count - _marks.Peek());
        _marks.Pop();
        return values;
    }

    private void PushList(bool isDictionary)
    {
        var items = PopToMark();
        Push(new PickleList(isDictionary));
        if (isDictionary) SetItems(items);
        else Append(items);
    }

    // What another class than a list or a dictionary is given is left out as it is itself.
    private void Append(object?[] items)
    {
        var top = Top();
        if (top is PickleList { IsDictionary: false } list) list.Items.AddRange(items);
        else if (top is not PickleForeign) throw reader.Fault("puts items where it has no list");
    }

    private void SetItems(object?[] items)
    {
        var top = Top();
        if (top is PickleList { IsDictionary: true } dictionary && items.Length % 2 == 0) dictionary.Items.AddRange(items);
        else if (top is not PickleForeign) throw reader.Fault("puts items where it has no dictionary, or a name without an array");
    }

    private object? Remembered(uint index) =>
        _memo.TryGetValue(index, out var value) ? value : throw reader.Fault($"asks for memo {index:N0}, which it never made");

    private long Length(string what)
    {
        var length = reader.UInt64(what);
        return length <= int.MaxValue
            ? (long)length
            : throw reader.Fault($"claims {length:N0} bytes of {what} but has {reader.Left:N0} left");
    }

    private long Long(int length)
    {
        if (length is 0 or > 8) throw reader.Fault($"has a number of {ErrorText.Bytes(length)} but needs 1 to 8");
        var unused = 64 - (8 * length);
        return (long)(ByteReader.Bits(reader.Take(length, "a number"), bigEndian: false) << unused) >> unused;
    }

    private string Text(long length)
    {
        try
        {
            return StrictUtf8.GetString(reader.Take(length, "a text"));
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{name} has a text that is not UTF-8.", e);
        }
    }
}
