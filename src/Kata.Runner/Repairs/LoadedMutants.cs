using System.Reflection;
using Kata.Harness.Diagnosis.Repair;

namespace Kata.Runner.Repairs;

/// <summary>The assembly of a <see cref="MutantSchema"/>, loaded.</summary>
internal static class LoadedMutants
{
    /// <summary>Its functions, and the fields that choose among the edits.</summary>
    /// <param name="kata">The assembly.</param>
    /// <param name="steps">Its functions.</param>
    /// <param name="codes">The numbers of the edits, the likeliest first.</param>
    public static Mutants Of(Assembly kata, Steps steps, IReadOnlyList<int> codes)
    {
        var type = kata.GetType(MutantSchema.Type)!;
        FieldInfo[] chosen = [.. MutantSchema.Chosen.Select(name => type.GetField(name)!)];
        var fuel = type.GetField(MutantSchema.Fuel)!;
        var reached = type.GetField(MutantSchema.Reached)!;
        var edits = codes.Index().ToDictionary(edit => edit.Item, edit => edit.Index + 1);
        return new(steps, codes.Count, Choose, () => (long)fuel.GetValue(null)!, Reached);

        void Choose(IReadOnlyList<int> edits, long allowed)
        {
            for (var i = 0; i < chosen.Length; i++) chosen[i].SetValue(null, i < edits.Count ? codes[edits[i] - 1] : 0);
            fuel.SetValue(null, allowed);
        }

        IReadOnlySet<int> Reached(Action run)
        {
            var places = new HashSet<int>();
            reached.SetValue(null, places);
            try
            {
                run();
            }
            finally
            {
                reached.SetValue(null, null);
            }

            return places.Select(code => edits[code]).ToHashSet();
        }
    }
}
