using System.Buffers.Binary;
using Kata.Sandbox.Protocol;
using Kata.Verify.Judging;

namespace Kata.Verify.Tests.Judging;

/// <summary>A sandbox may send any bytes: the judge says that it is no answer, and takes no more memory than has arrived.</summary>
public sealed class LyingSandboxTests
{
    private const int Runs = 3000;

    private static readonly Matrix<double> Three = Matrix<double>.Build.Dense(2, 2, [1, 2, 3, 4]);
    private static readonly Layer Hidden = new(Three, Activation.Tanh);

    private static readonly object[] Values =
    [
        1, 1.5, Activation.Relu, Loss.SquaredError, new[] { 1, 2 }, new[] { 3, 4 }, Vector<double>.Build.Dense([1, 2]), Three,
        new[] { Three, Three }, new[] { new Shape(1, 2) }, new Network([Hidden], Loss.CrossEntropy),
        new ForwardPass([Three], [Three, Three]),
        new CostAndGradient(1, [Three]), new Descent(Vector<double>.Build.Dense([1, 2]), [3, 4]),
        new Training(new([Hidden], Loss.CrossEntropy), [new(1, 0.5)]),
    ];

    private static IEnumerable<int> Functions => Enumerable.Range(0, RemoteSteps.Signatures.Count);

    [Test]
    public void Random_bytes_are_no_answer([Range(0, 9)] int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < Runs / 10; run++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Asked(bytes, random);
        }
    }

    [Test]
    public void A_frame_of_random_bytes_is_no_answer([Range(0, 9)] int seed)
    {
        var random = new Random(100 + seed);
        for (var run = 0; run < Runs / 10; run++)
        {
            var bytes = new byte[4 + random.Next(1, 200)];
            random.NextBytes(bytes);
            BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - 4);
            bytes[4] = (byte)random.Next((int)FrameKind.Ready, (int)FrameKind.Printed + 1);
            Asked(bytes, random);
        }
    }

    [Test]
    public void An_answer_with_changed_bytes_is_no_answer_or_another([Range(0, 9)] int seed)
    {
        var random = new Random(200 + seed);
        for (var run = 0; run < Runs / 10; run++)
        {
            var bytes = Answer(random.Next(RemoteSteps.Signatures.Count));
            for (var changes = random.Next(1, 5); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(random.Next(2) * 255);
            Asked(random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes, random);
        }
    }

    [TestCaseSource(nameof(Functions))]
    public void An_honest_answer_is_read(int function)
    {
        var connection = new SandboxConnection(new MemoryStream(Answer(function)), new MemoryStream());

        Assert.That(connection.Call(function, Arguments(function)), Is.Not.Null);
        Assert.That(connection.IsBroken, Is.False);
    }

    [Test]
    public void A_length_is_not_believed_before_the_bytes_are_there()
    {
        byte[] announced = [0, 0, 0, 16, (byte)FrameKind.Result, 0];
        var connection = new SandboxConnection(new MemoryStream(announced), new MemoryStream());
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(() => connection.Call(0, Arguments(0)), Throws.TypeOf<SandboxException>());
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [TestCase("matrices")]
    [TestCase("layers")]
    public void A_list_of_a_million_is_refused(string what)
    {
        var kind = what == "layers" ? ValueKind.Network : ValueKind.Matrices;
        var stream = new MemoryStream();
        var frames = new FrameWriter(stream);
        frames.Begin(FrameKind.Result);
        frames.Write(0);
        frames.Write(0);
        frames.Write(true);
        if (kind == ValueKind.Network)
        {
            frames.Write(0);
            frames.Write(true);
        }

        frames.Write(1_000_000);
        for (var i = 0; i < 1_000_000; i++) frames.Write(false);
        frames.Send();
        var function = RemoteSteps.Signatures.ToList().FindIndex(signature => signature.Result == kind);
        var connection = new SandboxConnection(new MemoryStream(stream.ToArray()), new MemoryStream());

        Assert.That(
            () => connection.Call(function, Arguments(function)),
            Throws.TypeOf<SandboxException>().With.Message.Contains($"1000000 {what} are too many"));
    }

    [Test]
    public void Nothing_stands_for_a_number()
    {
        var stream = new MemoryStream();
        var frames = new FrameWriter(stream);
        frames.Begin(FrameKind.Result);
        frames.Write(0);
        frames.Write(0);
        frames.Write(false);
        frames.Send();
        var function = RemoteSteps.Signatures.ToList().FindIndex(signature => signature.Result == ValueKind.Real);
        var connection = new SandboxConnection(new MemoryStream(stream.ToArray()), new MemoryStream());

        Assert.That(() => connection.Call(function, Arguments(function)), Throws.TypeOf<SandboxException>());
    }

    // Whatever comes back is a value or that there is none; an exception of a known type is an answer as well.
    private static void Asked(byte[] bytes, Random random)
    {
        var function = random.Next(RemoteSteps.Signatures.Count);
        var connection = new SandboxConnection(new MemoryStream(bytes), new MemoryStream());
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            connection.Call(function, Arguments(function));
        }
        catch (SandboxException)
        {
            Assert.That(connection.IsBroken);
        }
        catch (Exception thrown)
        {
            Assert.That(RemoteCalls.Of(thrown), Is.Not.Null, $"{thrown}: {Convert.ToHexString(bytes)}");
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20), Convert.ToHexString(bytes));
    }

    private static byte[] Answer(int function)
    {
        var stream = new MemoryStream();
        var frames = new FrameWriter(stream);
        frames.Begin(FrameKind.Result);
        frames.Write(0);
        frames.Write(0);
        var kind = RemoteSteps.Signatures[function].Result;
        new ValueWriter(frames, new SharedArrays(1)).Write(kind, Values[(int)kind]);
        frames.Send();
        return stream.ToArray();
    }

    private static object?[] Arguments(int function) =>
    [
        .. RemoteSteps.Signatures[function].Parameters.Select(kind => kind switch
        {
            ValueKind.Function => (Func<Vector<double>, double>)(point => point.Sum()),
            ValueKind.FunctionWithGradient => (Func<Vector<double>, (double Cost, Vector<double> Gradient)>)(point => (point.Sum(), point)),
            _ => Values[(int)kind],
        }),
    ];
}
