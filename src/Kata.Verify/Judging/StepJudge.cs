using System.Diagnostics;
using Kata.Harness.Diagnosis;
using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Runner.Workers;
using Kata.Verify.Isolating;

namespace Kata.Verify.Judging;

/// <summary>
/// Runs the suites in this process against a submission in a sandbox. The suites hold every expectation and every verdict; a sandbox that
/// ends, hangs or lies costs the check that was running.
/// </summary>
/// <param name="isolation">How sandboxes are kept from everything else.</param>
/// <param name="slot">A number that no other judge has that runs at the same time.</param>
/// <param name="limits">What a sandbox may take.</param>
/// <param name="times">How long a check and a step may take.</param>
public sealed class StepJudge(Isolation isolation, int slot, SandboxLimits limits, Limits times) : IDisposable
{
    // After so many crashes in a step its other checks are not run.
    private const int MostCrashes = 3;

    private readonly RemoteSteps _remote = new();
    private LoadedSuites? _suites;
    private Task<SandboxProcess>? _next;
    private SandboxProcess? _sandbox;

    // What the sandbox holds, and whether every check that was run in it has passed.
    private Compilation? _loaded;
    private bool _hasPassed;

    /// <summary>The functions that the sandbox answers, for further questions about the submission that was judged last.</summary>
    public Steps Steps => _remote.Steps;

    /// <summary>How long the sandboxes that have ended computed.</summary>
    public TimeSpan Computed { get; private set; }

    /// <summary>
    /// Runs the checks of a step that need no data set. A sandbox in which every check has passed serves the next step too; a verdict
    /// other than that is always found in a new one, so that no step suffers from another.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="compiled">The step with whatever stands around it.</param>
    /// <param name="seed">The seed of a check's random cases, by its name.</param>
    /// <exception cref="IOException">No sandbox can be started, which is not the submission's fault.</exception>
    public IReadOnlyList<CheckResult> Run(Step step, Compilation compiled, Func<string, ulong> seed)
    {
        _suites ??= SuiteFiles.Beside().Load(_remote.Steps);
        _remote.Judged = step;
        var hadPassed = _hasPassed;
        var checks = Once(step, compiled, seed);
        if (hadPassed && !_hasPassed)
        {
            End();
            checks = Once(step, compiled, seed);
        }

        return checks;
    }

    /// <summary>What the step that was run last gets wrong; null if the sandbox does not answer.</summary>
    /// <param name="step">The step.</param>
    public StepDiagnosis? Diagnosis(Step step)
    {
        using var deadline = _sandbox?.Within(times.Check, times.Check * times.ClockFactor, "the diagnosis");
        try
        {
            return StepDiagnosis.Of(step, _remote.Steps);
        }
        catch (SandboxException)
        {
            return null;
        }
    }

    /// <summary>
    /// The beginning of what the step that was run last printed; empty if it ended its sandbox, which prints as well then. A sandbox in
    /// which something was printed is ended.
    /// </summary>
    public string Printed()
    {
        try
        {
            return _sandbox?.Connection.HasPrinted() == true ? End() : "";
        }
        catch (SandboxException)
        {
            End();
            return "";
        }
    }

    /// <summary>Ends the sandbox, with everything that the submission left running in it, and starts the next.</summary>
    /// <returns>The beginning of what was printed in it.</returns>
    public string End()
    {
        var printed = EndSandbox();
        _next ??= Start();
        return printed;
    }

    /// <summary>Ends the sandbox and the one that was started ahead: no process is left. The next run starts another.</summary>
    public void Stop()
    {
        EndSandbox();
        if (_next is not null && Task.WhenAny(_next).Result.IsCompletedSuccessfully) _next.Result.Dispose();
        _next = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private string EndSandbox()
    {
        var printed = "";
        if (_sandbox is { } sandbox)
        {
            Computed += sandbox.Computed;
            printed = sandbox.End();
            sandbox.Dispose();
        }

        (_remote.Sandbox, _sandbox, _loaded, _hasPassed) = (null, null, null, false);
        return printed;
    }

    private List<CheckResult> Once(Step step, Compilation compiled, Func<string, ulong> seed)
    {
        List<CheckResult> checks = [];
        var (crashes, began) = (0, Stopwatch.GetTimestamp());
        JobFailure? ended = null;
        IDisposable? deadline = null;
        Load(compiled);
        _suites!.Run(step, null, new(Started, Finished), external: false);
        _hasPassed = ended is null && checks.All(check => check.Verdict is Verdict.Passed or Verdict.Ignored);
        return checks;

        void Started(string name, CheckGroup group)
        {
            Environment.SetEnvironmentVariable("KATA_SEED", seed(name).ToString(CultureInfo.InvariantCulture));
            if (ended is null && _sandbox is null) Load(compiled);
            deadline = _sandbox?.Within(times.Check, times.Check * times.ClockFactor, "the check");
        }

        void Finished(CheckResult check)
        {
            deadline?.Dispose();
            if (ended is not null)
            {
                var message = $"not run, since another check ended the process: {ended.Message}";
                checks.Add(Ended(check, ended with { Message = message }));
            }
            else if (_sandbox is { } sandbox && _remote.Sandbox!.IsBroken)
            {
                var failure = sandbox.Failure();
                checks.Add(Ended(check, failure));
                End();
                if (failure.Verdict == Verdict.TimedOut || ++crashes == MostCrashes) ended = failure;
            }
            else
            {
                checks.Add(check);
            }

            if (ended is null && Stopwatch.GetElapsedTime(began) > times.Step * times.ClockFactor)
                ended = new(Verdict.TimedOut, "the checks of the step took too long.");
        }
    }

    private static CheckResult Ended(CheckResult check, JobFailure failure) =>
        check with { Verdict = failure.Verdict, Message = failure.Message, IsStackOverflow = failure.IsStackOverflow };

    private void Load(Compilation compiled)
    {
        if (_sandbox is not null && !_hasPassed) End();
        if (ReferenceEquals(_loaded, compiled)) return;
        if (_sandbox is null)
        {
            var next = _next ?? Start();
            _next = null;
            _sandbox = next.GetAwaiter().GetResult();
            _remote.Sandbox = _sandbox.Connection;
        }

        _loaded = compiled;
        using var deadline = _sandbox.Within(times.Check, times.Check * times.ClockFactor, "loading the submission");
        try
        {
            _sandbox.Connection.Load(compiled.Image, compiled.Symbols);
        }
        catch (SandboxException)
        {
            // The first check that calls it says so.
        }
    }

    private Task<SandboxProcess> Start() => Task.Run(() => SandboxProcess.Start(isolation, slot, limits));
}
