using System.Diagnostics;
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

    /// <summary>The functions that the sandbox answers, for further questions about the submission that was judged last.</summary>
    public Steps Steps => _remote.Steps;

    /// <summary>The beginning of what the submission that was judged last printed.</summary>
    public string Printed => _sandbox?.Printed ?? "";

    /// <summary>Runs the checks of a step that need no data set.</summary>
    /// <param name="step">The step.</param>
    /// <param name="compiled">The step with whatever stands around it.</param>
    /// <param name="seed">The seed of a check's random cases, by its name.</param>
    /// <exception cref="IOException">No sandbox can be started, which is not the submission's fault.</exception>
    public IReadOnlyList<CheckResult> Run(Step step, Compilation compiled, Func<string, ulong> seed)
    {
        _suites ??= SuiteFiles.Beside().Load(_remote.Steps);
        List<CheckResult> checks = [];
        var (crashes, began) = (0, Stopwatch.GetTimestamp());
        JobFailure? ended = null;
        IDisposable? deadline = null;
        Load(compiled);
        _suites.Run(step, null, new(Started, Finished), external: false);
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

    /// <summary>Ends the sandbox, with everything that the submission left running in it, and starts the next.</summary>
    public void End()
    {
        _remote.Sandbox = null;
        _sandbox?.Dispose();
        _sandbox = null;
        _next ??= Start();
    }

    /// <summary>Ends the sandbox and the one that was started ahead: no process is left. The next run starts another.</summary>
    public void Stop()
    {
        (_remote.Sandbox, var sandbox, _sandbox) = (null, _sandbox, null);
        sandbox?.Dispose();
        if (_next is not null && Task.WhenAny(_next).Result.IsCompletedSuccessfully) _next.Result.Dispose();
        _next = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private static CheckResult Ended(CheckResult check, JobFailure failure) =>
        check with { Verdict = failure.Verdict, Message = failure.Message, IsStackOverflow = failure.IsStackOverflow };

    private void Load(Compilation compiled)
    {
        if (_sandbox is not null) End();
        var next = _next ?? Start();
        _next = null;
        _sandbox = next.GetAwaiter().GetResult();
        _remote.Sandbox = _sandbox.Connection;
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
