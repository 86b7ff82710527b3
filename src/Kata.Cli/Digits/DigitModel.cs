using System.CommandLine;
using Kata.Data.Digits;
using Kata.Experiments.Models;
using Kata.Experiments.Published;

namespace Kata.Cli.Digits;

/// <summary>A network trained to classify digits.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Network">784 or 400 inputs, laid out as <see cref="DigitLayout"/> says.</param>
internal sealed record DigitModel(string Name, Network Network)
{
    /// <summary>The default: it ships with the kata.</summary>
    private const string Standard = "digits-weights";

    private static readonly Dictionary<string, Func<DataStore, Network>> Known = new()
    {
        [Standard] = store => ReferenceModel.Sigmoids(store.DigitsWeights()),
        ["ex4weights"] = PublishedNetworks.Ex4,
        ["sample_weight"] = PublishedNetworks.Sample,
    };

    /// <summary>The number of pixels it takes.</summary>
    public int Inputs => Network.Layers[0].Theta.ColumnCount - 1;

    /// <summary>The digit of a class.</summary>
    public int Digit(int label) => DigitLayout.Of(Inputs)!.Digit(label);

    /// <summary>The option that names the models.</summary>
    public static Option<string[]> Option() => new("--model")
    {
        Description = $"A .npz that \"kata train --save\" wrote, or {Names}; default {Standard}. Repeat it for several.",
        DefaultValueFactory = _ => [Standard],
    };

    /// <summary>Reads a model by its name or from its file.</summary>
    /// <exception cref="ArgumentException">There is neither such a name nor such a file.</exception>
    /// <exception cref="InvalidDataException">It is not a network for ten digits.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static DigitModel Load(string name)
    {
        if (Known.TryGetValue(name, out var network)) return new(name, network(DataStore.FromEnvironment()));
        if (!File.Exists(name))
        {
            throw new ArgumentException(
                $"model {name} is not known and not a file: name a .npz of \"kata train --save\", or {Names}.");
        }

        var model = new DigitModel(name, ModelFile.Read(name));
        var outputs = model.Network.Layers[^1].Theta.RowCount;
        if (DigitLayout.Of(model.Inputs) is null)
        {
            throw new InvalidDataException(
                $"{name} takes {model.Inputs:N0} numbers but needs 784 or 400: a digit has 28x28 pixels, or 20x20 in Ng's data.");
        }

        return outputs == DigitLayout.Classes
            ? model
            : throw new InvalidDataException($"{name} has {outputs:N0} outputs but needs 10: one for each digit.");
    }

    private static string Names => string.Join(", ", Known.Keys);
}
