using System.Reflection;
using Kata.Harness.Diagnosis.Repair;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Kata.Runner.Suites;

/// <summary>
/// Checks as questions, called without NUnit's runner: a thousand edits are asked, and the runner takes longer than most checks.
/// </summary>
internal static class DirectChecks
{
    /// <summary>The questions of these checks, about the functions that are bound.</summary>
    /// <param name="suites">The suites, as NUnit has loaded them.</param>
    /// <param name="isAsked">Which checks to ask; one that compares files is left out.</param>
    public static RepairQuestions Questions(IEnumerable<ITest> suites, Func<ITest, bool> isAsked)
    {
        IReadOnlyList<RepairQuestion> questions =
        [
            .. from check in suites.SelectMany(Leaves)
               where check.Method!.MethodInfo.ReturnType == typeof(void) && isAsked(check)
               select new RepairQuestion(check.FullName, () => Passes(check), Varies: true),
        ];
        return new([1], null, _ => questions, 20_000_000);
    }

    private static IEnumerable<ITest> Leaves(ITest test) =>
        test.IsSuite ? test.Tests.SelectMany(Leaves) : test.Method is null ? [] : [test];

    private static bool Passes(ITest check)
    {
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            // Otherwise each failure is added to those before.
            using var context = new TestExecutionContext.IsolatedContext();
            var fixture = check.Method!.MethodInfo.IsStatic ? null : Activator.CreateInstance(check.TypeInfo!.Type);
            check.Method.MethodInfo.Invoke(fixture, check.Arguments);
            return true;
        }
        catch (TargetInvocationException)
        {
            return false;
        }
        finally
        {
            Console.SetOut(output);
        }
    }
}
