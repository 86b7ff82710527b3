using System.Text;
using Kata.Data.Formats.Pickle;

namespace Kata.Data.Tests;

[Category("Data")]
public sealed class PickleFileTests
{
    // A dtype of one byte and the beginning of an array, as NumPy pickles them.
    private const string Array = "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nK\0\u0085C\u0001bt\u0052";
    private const string Dtype = "cnumpy\ndtype\nX\u0002\0\0\0u1\u0089\u0088\u0087R(K\u0003X\u0001\0\0\0|NNNtb";

    private static IEnumerable<TestCaseData> Protocols =>
    [
        new TestCaseData(PickleSamples.Protocol2).SetArgDisplayNames("2"),
        new TestCaseData(PickleSamples.Protocol3Fortran).SetArgDisplayNames("3"),
        new TestCaseData(PickleSamples.Protocol4).SetArgDisplayNames("4"),
        new TestCaseData(PickleSamples.Protocol5).SetArgDisplayNames("5"),
    ];

    [TestCaseSource(nameof(Protocols))]
    public void Arrays_are_read_from_every_protocol(byte[] content)
    {
        var arrays = PickleFile.Read(content, "a.pkl");

        Assert.That(arrays.Keys, Is.EqualTo(new[] { "W", "b" }));
        Assert.That(arrays["W"].Shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(arrays["W"].Values, Is.EqualTo(new[] { 1, 2, 3, 4, 5, -6.5 }));
        Assert.That(arrays["b"].Shape, Is.EqualTo(new[] { 2 }));
        Assert.That(arrays["b"].Values, Is.EqualTo(new double[] { 7, 300 }));
    }

    // The single numbers are what Python and NumPy 1.24 read from the same file; W1 is stored column by column.
    [TestCase("W1", new[] { 784, 50 }, -0.007904390804469585, -0.040211476385593414)]
    [TestCase("b1", new[] { 50 }, 0.06959260255098343, 0.10716812312602997)]
    [TestCase("W2", new[] { 50, 100 }, 0.01591246761381626, 0.009080098010599613)]
    [TestCase("b2", new[] { 100 }, -0.0721513107419014, -0.04358607530593872)]
    [TestCase("W3", new[] { 100, 10 }, 0.6894454956054688, 0.03177173063158989)]
    [TestCase("b3", new[] { 10 }, 0.009326279163360596, 0.053233496844768524)]
    public void The_sample_weights_are_read_as_NumPy_reads_them(string key, int[] shape, double second, double last)
    {
        var arrays = PickleFile.Read(RealData.Bytes("sample_weight.pkl", "sample_weight"), "sample_weight.pkl");

        Assert.That(arrays, Has.Count.EqualTo(6));
        Assert.That(arrays[key].Shape, Is.EqualTo(shape));
        Assert.That(arrays[key].Values[1], Is.EqualTo(second));
        Assert.That(arrays[key].Values[^1], Is.EqualTo(last));
    }

    [Test]
    public void An_empty_dictionary_holds_nothing() => Assert.That(PickleFile.Read(Pickle("}."), "a.pkl"), Is.Empty);

    [TestCase("cposix\nsystem\nX\u0002\0\0\0ls\u0085R.", "posix.system")]
    [TestCase("X\u0005\0\0\0posixX\u0006\0\0\0system\u0093.", "posix.system")]
    [TestCase("cbuiltins\neval\n.", "builtins.eval")]
    [TestCase("cnumpy\nload\n.", "numpy.load")]
    [TestCase("ca\u0007b\nc\n.", "a?b.c")]
    public void A_function_that_is_not_NumPys_is_refused_by_its_name(string instructions, string function) => Assert.That(
        Reason(Pickle(instructions)),
        Is.EqualTo($"a.pkl asks for {function}: only NumPy arrays can be read, and nothing is ever executed."));

    [TestCase("2", "0x32")]
    [TestCase("i", "0x69")]
    [TestCase("o", "0x6F")]
    [TestCase("\u0082", "0x82")]
    [TestCase("P", "0x50")]
    [TestCase("\u00ff", "0xFF")]
    public void An_instruction_is_refused_by_its_code(string instruction, string code) => Assert.That(
        Reason(Pickle(instruction)), Is.EqualTo($"a.pkl has the instruction {code}, which no NumPy array needs."));

    [TestCase("\u0080", "a.pkl is not a pickle of protocol 0 to 5: one of protocol 2 to 5 begins with byte 0x80 and the protocol.")]
    [TestCase("\u0080\u0006}.", "a.pkl is not a pickle of protocol 0 to 5: one of protocol 2 to 5 begins with byte 0x80 and the protocol.")]
    [TestCase("\u0080\u0003}", "a.pkl ends after 0 of 1 byte of its next instruction.")]
    public void A_file_that_does_not_begin_or_end_as_a_pickle_is_refused(string content, string reason) =>
        Assert.That(Reason(Encoding.Latin1.GetBytes(content)), Is.EqualTo(reason));

    [TestCase("}.}", "a.pkl goes on for 1 byte after its last instruction.")]
    [TestCase("N.", "a.pkl holds \"0\", None: only NumPy arrays can be read.")]
    [TestCase("}K\u0001Ns.", "a.pkl holds \"1\", None: only NumPy arrays can be read.")]
    [TestCase("}NK\u0001s.", "a.pkl has None for a name but needs a text of at most 256 characters.")]
    [TestCase("Na.", "a.pkl takes more from its stack than it put there.")]
    [TestCase("NNa.", "a.pkl puts items where it has no list.")]
    [TestCase("Ix\n.", "a.pkl has the line \"x\" but needs a whole number of at most 8 bytes.")]
    [TestCase("S'a\n.", "a.pkl has the line \"'a\" but needs bytes between quotation marks.")]
    [TestCase("S'\\xg0'\n.", "a.pkl has the line \"'\\xg0'\" but needs a character by its number.")]
    [TestCase("Fx\n.", "a.pkl has the line \"x\" but needs a number.")]
    [TestCase(")X\u0001\0\0\0aNs.", "a.pkl puts items where it has no dictionary, or a name without an array.")]
    [TestCase("}(Nu.", "a.pkl puts items where it has no dictionary, or a name without an array.")]
    [TestCase(".", "a.pkl takes more from its stack than it put there.")]
    [TestCase("N(\u0085.", "a.pkl takes more from its stack than it put there.")]
    [TestCase("t.", "a.pkl goes back to a mark that it never made.")]
    [TestCase("h\u0007.", "a.pkl asks for memo 7, which it never made.")]
    [TestCase("X\u0002\0\0\0\u00c3(.", "a.pkl has a text that is not UTF-8.")]
    [TestCase("X\u00ff\u00ff\u00ff\u00ffab", "a.pkl ends after 2 of 4,294,967,295 bytes of a text.")]
    [TestCase("\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ffab",
        "a.pkl claims 18,446,744,073,709,551,615 bytes of its values but has 2 left.")]
    [TestCase("\u008a\u0009123456789.", "a.pkl has a number of 9 bytes but needs 1 to 8.")]
    [TestCase("NN\u0093.", "a.pkl asks for a function by None and None but needs two texts.")]
    [TestCase("N)R.", "a.pkl calls None but only a function can be called.")]
    [TestCase("cnumpy\nndarray\n)R.", "a.pkl calls Array with arguments that NumPy does not give it.")]
    [TestCase("})b.", "a.pkl tells a dictionary a state that NumPy does not give it.")]
    [TestCase("ccollections\nOrderedDict\n](\u0085a\u0085R.", "a.pkl takes more from its stack than it put there.")]
    [TestCase("c_codecs\nencode\nX\u0002\0\0\0\u00c4\u0080X\u0006\0\0\0latin1\u0086R.",
        "a.pkl stores bytes as text with the character U+0100, which is none.")]
    [TestCase("cnumpy\ndtype\nX\u0002\0\0\0O8\u0085R.", "a.pkl holds \"0\", a dtype: only NumPy arrays can be read.")]
    public void Anything_but_a_dictionary_of_arrays_is_refused_with_its_reason(string instructions, string reason) =>
        Assert.That(Reason(Pickle(instructions)), Is.EqualTo(reason));

    [Test]
    public void An_array_without_values_is_refused() =>
        Assert.That(Reason(Pickle($"}}X\u0001\0\0\0W{Array}s.")), Is.EqualTo("a.pkl has no values for \"W\"."));

    [TestCase("K\u0003\u0085", "ab", "a.pkl has 2 bytes for an array that needs 3.")]
    [TestCase("J\u00ff\u00ff\u00ff\u00ff\u0085", "ab", "a.pkl claims a dimension of -1 for an array, which no array can have.")]
    [TestCase("N\u0085", "ab", "a.pkl has a shape that is not a tuple of at most 64 numbers.")]
    public void Values_that_do_not_fill_their_shape_are_refused(string shape, string values, string reason) =>
        Assert.That(Reason(Pickle($"}}X\u0001\0\0\0W{Filled(shape, values)}s.")), Is.EqualTo(reason));

    [Test]
    public void A_name_of_more_than_256_characters_is_refused() => Assert.That(
        Reason(Pickle($"}}X\u0001\u0001\0\0{new string('W', 257)}{Filled("K\u0001\u0085", "a")}s.")),
        Is.EqualTo("a.pkl has a text for a name but needs a text of at most 256 characters."));

    [Test]
    public void A_shape_of_more_than_64_numbers_is_refused()
    {
        var shape = $"({string.Concat(Enumerable.Repeat("K\u0001", 65))}t";

        Assert.That(
            Reason(Pickle($"}}X\u0001\0\0\0W{Filled(shape, "a")}s.")),
            Is.EqualTo("a.pkl has a shape that is not a tuple of at most 64 numbers."));
    }

    [Test]
    public void The_values_of_an_array_are_set_only_once()
    {
        var again = $"(K\u0001K\u0001\u0085{Dtype}\u0089C\u0001btb";

        Assert.That(
            Reason(Pickle($"}}X\u0001\0\0\0W{Filled("K\u0001\u0085", "a")}{again}s.")),
            Is.EqualTo("a.pkl tells an array a state that NumPy does not give it."));
    }

    [Test]
    public void A_missing_byte_order_is_refused()
    {
        var untold = Filled("K\u0001\u0085", "a").Replace("(K\u0003X\u0001\0\0\0|NNNtb", "", StringComparison.Ordinal);

        Assert.That(Reason(Pickle($"}}X\u0001\0\0\0W{untold}s.")), Is.EqualTo("a.pkl does not tell the byte order of an array."));
    }

    [Test]
    public void Two_arrays_with_the_same_name_are_refused()
    {
        var item = $"X\u0001\0\0\0W{Filled("K\u0001\u0085", "a")}s";

        Assert.That(Reason(Pickle($"}}{item}{item}.")), Is.EqualTo("a.pkl holds two arrays named \"W\"."));
    }

    // 200 arrays of some 90 bytes each all point at the same 10,000 bytes: 2 MB of values from a file of under 30 kB.
    [Test]
    public void Arrays_that_share_their_bytes_are_refused_once_they_claim_more_than_the_file_holds()
    {
        var instructions = new StringBuilder($"B\u0010\u0027\0\0{new string('x', 10_000)}q\u0001{Dtype}q\u0002}}");
        for (var i = 0; i < 200; i++)
            instructions.Append($"X\u0003\0\0\0{i:000}{Array}(K\u0001M\u0010\u0027\u0085h\u0002\u0089h\u0001tbs");
        var content = Pickle($"{instructions}.");

        Assert.That(Reason(content), Is.EqualTo(
            $"a.pkl uses the same bytes for many arrays and so claims more than its {content.Length:N0} bytes can hold."));
    }

    private static string Filled(string shape, string values) => $"{Array}(K\u0001{shape}{Dtype}\u0089C{(char)values.Length}{values}tb";

    private static byte[] Pickle(string instructions) => Encoding.Latin1.GetBytes($"\u0080\u0003{instructions}");

    private static string Reason(byte[] content) => Refusal.Of(() => PickleFile.Read(content, "a.pkl"));
}
