using Kata.Data.Files;
using Kata.Data.Sets;

namespace Kata.MakeDigits;

/// <summary>Draws data/digits.mat and trains data/digits-weights.mat again, into the folder named or the repository's data/.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if ((arguments is [var named] ? named : Repository()) is not { } folder)
        {
            Console.Error.WriteLine("make-digits: name a folder to write to, or run it in the repository.");
            return 2;
        }

        try
        {
            var digits = DigitGenerator.Draw();
            Write(Path.Combine(folder, "digits.mat"), ShippedFiles.Digits(digits));
            Write(Path.Combine(folder, "digits-weights.mat"), ShippedFiles.Weights(digits));
            return 0;
        }
        catch (IOException failure)
        {
            Console.Error.WriteLine($"make-digits: {failure.Message}");
            return 3;
        }
    }

    private static string? Repository() =>
        DataStoreOptions.FromEnvironment().Repository is { } repository ? Path.Combine(repository, "data") : null;

    private static void Write(string path, byte[] content)
    {
        AtomicFile.Write(path, content);
        Console.Out.WriteLine(path);
    }
}
