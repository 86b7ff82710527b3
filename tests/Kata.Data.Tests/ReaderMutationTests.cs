namespace Kata.Data.Tests;

[Category("Data")]
[Category("Mutations")]
public sealed class ReaderMutationTests
{
    private const int Mutations = 10_000;
    private const int LongestSentence = 400;

    // Files of at most 3 kB; a few times what the costliest of them takes.
    private const long MostBytes = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestCaseSource(typeof(ReaderSeeds), nameof(ReaderSeeds.All))]
    public void A_damaged_file_is_read_or_refused_in_a_sentence_within_its_memory(ReaderSeeds reader)
    {
        var mutations = int.TryParse(Environment.GetEnvironmentVariable("KATA_MUTATIONS"), out var asked) ? asked : Mutations;
        var run = new MutationRun(reader);

        var thread = new Thread(() => run.Through(mutations)) { IsBackground = true };
        thread.Start();
        for (var last = -1; !thread.Join(Patience); last = run.Iteration)
            Assert.That(run.Iteration, Is.Not.EqualTo(last), () => $"{run.Where()} takes more than {Patience.TotalSeconds} seconds.");

        TestContext.Out.WriteLine(
            $"{reader.Name}: {run.Values:N0} read, {run.Refusals:N0} refused, {run.Largest:N0} bytes allocated at most.");
        Assert.That(run.Failure, Is.Null);
        Assert.That(run.Values, Is.GreaterThan(0));
        Assert.That(run.Refusals, Is.GreaterThan(0));
    }

    private sealed class MutationRun(ReaderSeeds reader)
    {
        private byte[] _content = [];

        public int Iteration { get; private set; }

        public int Values { get; private set; }

        public int Refusals { get; private set; }

        public long Largest { get; private set; }

        public string? Failure { get; private set; }

        public void Through(int mutations)
        {
            for (Iteration = 0; Iteration < mutations && Failure is null; Iteration++)
            {
                // Each iteration has random numbers of its own, so that it can be repeated alone.
                var random = new Random(Iteration);
                var (bytes, wrap) = reader.Seeds[Iteration % reader.Seeds.Length];
                _content = wrap(Mutator.Mutate(bytes, random));
                var before = GC.GetAllocatedBytesForCurrentThread();
                var wrong = Wrong();
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                Largest = Math.Max(Largest, allocated);
                wrong ??= allocated > MostBytes ? $"allocates {allocated:N0} bytes" : null;
                Failure = wrong is null ? null : $"{Where()} {wrong}";
            }
        }

        public string Where() => $"{reader.Name}, iteration and seed {Iteration}, content {Convert.ToHexString(_content)}:";

        private string? Wrong()
        {
            try
            {
                Values++;
                return reader.Read(_content) ? null : "gives a value that does not hang together";
            }
            catch (InvalidDataException e)
            {
                Values--;
                Refusals++;
                return IsSentence(e.Message) ? null : $"is refused with what is no sentence: {e.Message}";
            }
            catch (Exception e) // Whatever it is, it is what this test looks for.
            {
                return $"throws {e}";
            }
        }

        private static bool IsSentence(string message) =>
            message.Length is > 1 and < LongestSentence && message.EndsWith('.') && !message.Any(char.IsControl);
    }
}
