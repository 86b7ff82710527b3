using Kata.Data.Files;
using Kata.Data.Formats;
using Kata.Data.Formats.Npy;

namespace Kata.Experiments.Models;

/// <summary>A network as a NumPy archive: theta1, theta2, … with the biases in column 0, activation1, activation2, … and loss.</summary>
public static class ModelFile
{
    /// <summary>Writes the model whole or not at all.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="network">The model.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Network network) => AtomicFile.Write(path, Bytes(network));

    /// <summary>What <see cref="Write"/> writes.</summary>
    public static byte[] Bytes(Network network)
    {
        var arrays = network.Layers.Select((layer, l) => ($"theta{l + 1}", NumericArray.From(layer.Theta))).ToDictionary();
        var texts = network.Layers.Select((layer, l) => ($"activation{l + 1}", OptionNames.Of(layer.Activation))).ToDictionary();
        texts["loss"] = OptionNames.Of(network.Loss);
        return NpzFile.Write(arrays, texts);
    }

    /// <summary>Reads a model that <see cref="Write"/>, or NumPy's savez with the same names, has written.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no such archive, or what it holds is no network.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Network Read(string path) => Read(File.ReadAllBytes(path), Path.GetFileName(path));

    /// <summary>As the other, from the file's content.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">The content is no such archive, or what it holds is no network.</exception>
    public static Network Read(byte[] content, string name)
    {
        var (arrays, texts) = NpzFile.Read(content, name);
        if (arrays.Count == 0) throw new InvalidDataException($"{name} holds no theta1, so it is no model.");

        var layers = new List<Layer>();
        for (var l = 1; l <= arrays.Count; l++)
        {
            if (!arrays.TryGetValue($"theta{l}", out var theta) || theta.Shape.Count != 2)
            {
                throw new InvalidDataException($"{name} needs theta{l}, a matrix of units x (inputs + 1), since it holds {arrays.Count} "
                    + "arrays.");
            }

            layers.Add(new(theta.ToMatrix(), Named(OptionNames.Activations, texts, $"activation{l}", name)));
        }

        var network = new Network(layers, Named(OptionNames.Losses, texts, "loss", name));
        try
        {
            Guard.Network(network);
            Guard.Fits(network.Layers[^1].Activation, network.Loss);
        }
        catch (ArgumentException mismatch)
        {
            throw new InvalidDataException($"{name} is no network: {mismatch.Message}", mismatch);
        }

        return network;
    }

    private static T Named<T>(IReadOnlyDictionary<string, T> known, IReadOnlyDictionary<string, string> texts, string key, string name) =>
        texts.TryGetValue(key, out var text) && known.TryGetValue(text, out var value)
            ? value
            : throw new InvalidDataException(
                $"{name} has {(text is null ? "no text" : $"\"{text}\"")} as {key} but needs one of {string.Join(", ", known.Keys)}.");
}
