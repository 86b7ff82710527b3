using Kata.Data.Files;

namespace Kata.Data.Formats.Pickle;

/// <summary>The functions that a pickled NumPy array calls.</summary>
internal enum PickleFunction
{
    Array,
    Dtype,
    Reconstruct,
    FromBuffer,
    Encode,
}

/// <summary>A NumPy dtype; its byte order is set after it is made.</summary>
internal sealed class PickleDtype(ElementType type)
{
    public ElementType Type => type;

    public bool? BigEndian { get; set; }
}

/// <summary>A NumPy array; its values are set after it is made.</summary>
internal sealed class PickleArray
{
    public NumericArray? Value { get; set; }
}

/// <summary>
/// Makes what the functions that NumPy's pickles call would make. No other function is known, and none is ever called.
/// </summary>
/// <param name="contentLength">Bytes of the file.</param>
/// <param name="name">What to call it in an error.</param>
internal sealed class PickleNumpy(int contentLength, string name)
{
    // Bytes that may still be copied: a file whose arrays share their bytes could otherwise ask for far more than it holds. Protocol 2
    // copies twice.
    private long _allowance = 2L * contentLength;

    /// <summary>The function a file asks for.</summary>
    public PickleFunction Global(string module, string function) => (module, function) switch
    {
        ("numpy", "ndarray") => PickleFunction.Array,
        ("numpy", "dtype") => PickleFunction.Dtype,
        ("numpy.core.multiarray" or "numpy._core.multiarray", "_reconstruct") => PickleFunction.Reconstruct,
        // Protocol 5 makes arrays of a buffer.
        ("numpy.core.numeric" or "numpy._core.numeric", "_frombuffer") => PickleFunction.FromBuffer,
        // Protocol 2 has no bytes and stores them as text.
        ("_codecs", "encode") => PickleFunction.Encode,
        _ => throw Fault(
            $"asks for {ErrorText.Shown(module)}.{ErrorText.Shown(function)}: only NumPy arrays can be read, and nothing is ever executed"),
    };

    /// <summary>The function a file asks for by a module and a name from the stack.</summary>
    public PickleFunction Global(object?[] names) => names is [string module, string function]
        ? Global(module, function)
        : throw Fault($"asks for a function by {Describe(names[0])} and {Describe(names[1])} but needs two texts");

    /// <summary>What a function makes of its arguments.</summary>
    public object Call(object?[] functionAndArguments) => functionAndArguments switch
    {
        [PickleFunction.Reconstruct, object?[] and [PickleFunction.Array, _, _]] => new PickleArray(),
        [PickleFunction.Dtype, object?[] and [string code, ..]] => new PickleDtype(ElementType.Of(code, name, "an array")),
        [PickleFunction.Encode, object?[] and [string text, "latin1"]] => Encode(text),
        [PickleFunction.FromBuffer, object?[] and [ReadOnlyMemory<byte> bytes, PickleDtype type, object?[] shape, "C"]] =>
            new PickleArray { Value = Values(shape, type, fortranOrder: false, bytes) },
        [PickleFunction.FromBuffer, object?[] and [ReadOnlyMemory<byte> bytes, PickleDtype type, object?[] shape, "F"]] =>
            new PickleArray { Value = Values(shape, type, fortranOrder: true, bytes) },
        [PickleFunction function, _] => throw Fault($"calls {function} with arguments that NumPy does not give it"),
        _ => throw Fault($"calls {Describe(functionAndArguments[0])} but only a function can be called"),
    };

    /// <summary>Sets the byte order of a dtype or the values of an array.</summary>
    public void Build(object? state, object? target)
    {
        switch (target, state)
        {
            case (PickleDtype { BigEndian: null } type, object?[] and [_, string mark, null, null, null, ..]):
                type.BigEndian = type.Type.IsBigEndian(mark, name, "an array");
                break;
            case (PickleArray { Value: null } array,
                object?[] and [_, object?[] shape, PickleDtype type, bool fortranOrder, ReadOnlyMemory<byte> bytes]):
                array.Value = Values(shape, type, fortranOrder, bytes);
                break;
            default:
                throw Fault($"tells {Describe(target)} a state that NumPy does not give it");
        }
    }

    /// <summary>What a value is, for an error.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "None",
        bool => "a truth value",
        long => "a number",
        string => "a text",
        ReadOnlyMemory<byte> => "bytes",
        object?[] => "a tuple",
        PickleArray => "an array",
        PickleDtype => "a dtype",
        PickleFunction => "a function",
        _ => "a dictionary",
    };

    private NumericArray Values(object?[] tuple, PickleDtype dtype, bool fortranOrder, ReadOnlyMemory<byte> bytes)
    {
        if (tuple.Length > 64 || !tuple.All(length => length is long))
            throw Fault("has a shape that is not a tuple of at most 64 numbers");
        var shape = Dimensions.Check([.. tuple.Cast<long>()], name, "an array");
        var (type, needed) = (dtype.Type, (long)dtype.Type.Size * Dimensions.Count(shape));
        if (bytes.Length != needed)
            throw Fault($"has {ErrorText.Bytes(bytes.Length)} for an array that needs {needed:N0}");
        Spend(bytes.Length);
        var bigEndian = dtype.BigEndian ?? throw Fault("does not tell the byte order of an array");
        var values = type.Decode(bytes.Span, bigEndian, name, "an array");
        return new(shape, fortranOrder ? Dimensions.ToRowMajor(values, shape) : values);
    }

    private ReadOnlyMemory<byte> Encode(string text)
    {
        Spend(text.Length);
        var bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = text[i] <= 0xff
                ? (byte)text[i]
                : throw Fault($"stores bytes as text with the character U+{(int)text[i]:X4}, which is none");
        }

        return bytes;
    }

    private void Spend(int bytes)
    {
        _allowance -= bytes;
        if (_allowance < 0)
            throw Fault($"uses the same bytes for many arrays and so claims more than its {contentLength:N0} bytes can hold");
    }

    private InvalidDataException Fault(string predicate) => new($"{name} {predicate}.");
}
