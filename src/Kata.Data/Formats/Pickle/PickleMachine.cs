using System.Text;
using Kata.Data.Files;

namespace Kata.Data.Formats.Pickle;

/// <summary>
/// Follows the instructions of a pickle on a stack. Every value comes from bytes of the file, so none is larger than the file.
/// </summary>
internal sealed class PickleMachine(byte[] content, string name)
{
    // A file may use a long text as a key again and again, which would cost time again and again.
    private const int LongestKey = 256;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ByteReader _reader = new(content, name);
    private readonly PickleNumpy _numpy = new(content.Length, name);
    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<uint, object?> _memo = [];

    /// <summary>Follows all instructions and returns the dictionary that they leave.</summary>
    public Dictionary<string, PickleArray> Run()
    {
        if (_reader.Byte("its first instruction") != PickleOpcode.Proto || _reader.Byte("its protocol") is not (>= 2 and <= 5))
            throw _reader.Fault("is not a pickle of protocol 2 to 5, which begins with byte 0x80 and the protocol");
        byte opcode;
        while ((opcode = _reader.Byte("its next instruction")) != PickleOpcode.Stop) Follow(opcode);
        if (_reader.Left > 0)
            throw _reader.Fault($"goes on for {ErrorText.Bytes(_reader.Left)} after its last instruction");
        var last = Pop();
        return last as Dictionary<string, PickleArray>
            ?? throw _reader.Fault($"holds {PickleNumpy.Describe(last)}: only a dictionary of NumPy arrays can be read");
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
            case PickleOpcode.BinInt: Push((long)(int)_reader.UInt32("a number")); break;
            case PickleOpcode.BinInt1: Push((long)_reader.Byte("a number")); break;
            case PickleOpcode.BinInt2: Push((long)_reader.UInt16("a number")); break;
            case PickleOpcode.Long1: Push(Long(_reader.Byte("a number"))); break;
            case PickleOpcode.BinUnicode: Push(Text(_reader.UInt32("a text"))); break;
            case PickleOpcode.ShortBinUnicode: Push(Text(_reader.Byte("a text"))); break;
            case PickleOpcode.BinUnicode8: Push(Text(Length("a text"))); break;
            case PickleOpcode.BinBytes: Push(_reader.Slice(_reader.UInt32("its values"), "its values")); break;
            case PickleOpcode.ShortBinBytes: Push(_reader.Slice(_reader.Byte("its values"), "its values")); break;
            case PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8: Push(_reader.Slice(Length("its values"), "its values")); break;
            case PickleOpcode.EmptyTuple: Push(Array.Empty<object?>()); break;
            case PickleOpcode.Tuple: Push(PopToMark()); break;
            case PickleOpcode.Tuple1: Push(Pop(1)); break;
            case PickleOpcode.Tuple2: Push(Pop(2)); break;
            case PickleOpcode.Tuple3: Push(Pop(3)); break;
            case PickleOpcode.EmptyDict: Push(new Dictionary<string, PickleArray>()); break;
            case PickleOpcode.SetItem: SetItems(Pop(2)); break;
            case PickleOpcode.SetItems: SetItems(PopToMark()); break;
            case PickleOpcode.BinPut: _memo[_reader.Byte("a memo")] = Top(); break;
            case PickleOpcode.LongBinPut: _memo[_reader.UInt32("a memo")] = Top(); break;
            case PickleOpcode.Memoize: _memo[(uint)_memo.Count] = Top(); break;
            case PickleOpcode.BinGet: Push(Remembered(_reader.Byte("a memo"))); break;
            case PickleOpcode.LongBinGet: Push(Remembered(_reader.UInt32("a memo"))); break;
            case PickleOpcode.Global: Push(_numpy.Global(Line(), Line())); break;
            case PickleOpcode.StackGlobal: Push(_numpy.Global(Pop(2))); break;
            case PickleOpcode.Reduce: Push(_numpy.Call(Pop(2))); break;
            case PickleOpcode.Build: _numpy.Build(Pop(), Top()); break;
            default: throw _reader.Fault($"has the instruction 0x{opcode:X2}, which no NumPy array needs");
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
            throw _reader.Fault("takes more from its stack than it put there");
        object?[] values = [.. _stack[^count..]];
        _stack.RemoveRange(_stack.Count - count, count);
        return values;
    }

    private object?[] PopToMark()
    {
        if (_marks.Count == 0) throw _reader.Fault("goes back to a mark that it never made");
        var values = Pop(_stack.Count - _marks.Peek());
        _marks.Pop();
        return values;
    }

    private void SetItems(object?[] items)
    {
        if (Top() is not Dictionary<string, PickleArray> dictionary || items.Length % 2 != 0)
            throw _reader.Fault("puts items where it has no dictionary, or a name without an array");
        for (var i = 0; i < items.Length; i += 2)
        {
            if (items[i] is not string { Length: <= LongestKey } key)
                throw _reader.Fault($"has {PickleNumpy.Describe(items[i])} for a name but needs a text of at most {LongestKey} characters");
            if (items[i + 1] is not PickleArray array)
                throw _reader.Fault($"holds {ErrorText.Quote(key)}, {PickleNumpy.Describe(items[i + 1])}: only NumPy arrays can be read");
            if (!dictionary.TryAdd(key, array)) throw _reader.Fault($"holds two arrays named {ErrorText.Quote(key)}");
        }
    }

    private object? Remembered(uint index) =>
        _memo.TryGetValue(index, out var value) ? value : throw _reader.Fault($"asks for memo {index:N0}, which it never made");

    private long Length(string what)
    {
        var length = _reader.UInt64(what);
        return length <= int.MaxValue
            ? (long)length
            : throw _reader.Fault($"claims {length:N0} bytes of {what} but has {_reader.Left:N0} left");
    }

    private long Long(int length)
    {
        if (length is 0 or > 8) throw _reader.Fault($"has a number of {ErrorText.Bytes(length)} but needs 1 to 8");
        var unused = 64 - (8 * length);
        return (long)(ByteReader.Bits(_reader.Take(length, "a number"), bigEndian: false) << unused) >> unused;
    }

    private string Text(long length)
    {
        try
        {
            return StrictUtf8.GetString(_reader.Take(length, "a text"));
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{name} has a text that is not UTF-8.", e);
        }
    }

    private string Line()
    {
        var line = new StringBuilder();
        for (byte c; (c = _reader.Byte("the name of a function")) != '\n';) line.Append((char)c);
        return line.ToString();
    }
}
