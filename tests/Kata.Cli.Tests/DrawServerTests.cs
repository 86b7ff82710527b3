using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kata.Cli.Digits;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;

namespace Kata.Cli.Tests;

[Category("Cli")]
public sealed class DrawServerTests
{
    [Test]
    public async Task The_page_receives_what_each_model_predicts()
    {
        await using var server = await Serve("digits-weights");
        using var client = new HttpClient();

        using var answer = await client.SendAsync(await Request(client, server));

        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var model = json.GetProperty("models")[0];
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(json.GetProperty("seen").GetArrayLength(), Is.EqualTo(784));
        Assert.That(model.GetProperty("name").GetString(), Is.EqualTo("digits-weights"));
        Assert.That(model.GetProperty("digit").GetInt32(), Is.EqualTo(1));
        Assert.That(model.GetProperty("probabilities").GetArrayLength(), Is.EqualTo(10));
    }

    [Test]
    public async Task A_submissions_prediction_comes_after_the_references_and_its_exception_is_reported()
    {
        var forward = Reference.Files.Single(file => file.Name == "Forward");
        const string thrown = "if (x[0, 0] > 2) throw new InvalidOperationException(\"adrift\");\n";
        var wrong = forward with { Text = forward.Text.Replace("var z = new", $"{thrown}var z = new") };
        using var process = new SubmissionProcess(new([.. Reference.Files.Select(file => file == forward ? wrong : file)], [], ""));
        var model = DigitModel.Load("digits-weights");
        await using var server = await DrawServer.StartAsync([DigitClassifier.Of(model), new("mine", model, process.Outputs)], 0);
        await using var adrift = await DrawServer.StartAsync([new("mine", model, (network, x) => process.Outputs(network, x + 3))], 0);
        using var client = new HttpClient();

        using var answer = await client.SendAsync(await Request(client, server));
        using var fault = await client.SendAsync(await Request(client, adrift));

        var models = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("models").EnumerateArray().ToArray();
        Assert.That(models.Select(one => one.GetProperty("name").GetString()), Is.EqualTo(new[] { "digits-weights", "mine" }));
        Assert.That(models[1].GetProperty("probabilities").ToString(), Is.EqualTo(models[0].GetProperty("probabilities").ToString()));
        var message = (await fault.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fault").GetString();
        Assert.That(message, Does.Match("^the code threw InvalidOperationException at .*: adrift$"));
    }

    [Test]
    public async Task A_blank_drawing_is_answered_with_a_sentence()
    {
        await using var server = await Serve("digits-weights");
        using var client = new HttpClient();
        using var request = await Request(client, server);
        request.Content = new ByteArrayContent([.. Enumerable.Repeat((byte)255, 280 * 280)]);

        using var answer = await client.SendAsync(request);

        var message = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("blank").GetString();
        Assert.That(message, Does.StartWith("the drawing shows no ink"));
    }

    [TestCase("attacker.example:{0}")]
    [TestCase("127.0.0.1:1")]
    [TestCase("127.0.0.1.attacker.example:{0}")]
    public async Task Another_host_is_refused(string host)
    {
        await using var server = await Serve("digits-weights");
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Address);
        request.Headers.Host = string.Format(host, new Uri(server.Address).Port);

        using var answer = await client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MisdirectedRequest));
    }

    [TestCase("Origin", "http://127.0.0.1:1")]
    [TestCase("Origin", "null")]
    [TestCase("Origin", null)]
    [TestCase("X-Kata-Token", "00000000000000000000000000000000")]
    [TestCase("X-Kata-Token", null)]
    public async Task A_request_without_the_pages_own_origin_and_token_is_refused(string header, string? value)
    {
        await using var server = await Serve("digits-weights");
        using var client = new HttpClient();
        using var request = await Request(client, server);
        request.Headers.Remove(header);
        if (value is not null) request.Headers.Add(header, value);

        using var answer = await client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase(78_399)]
    [TestCase(78_401)]
    public async Task A_drawing_of_another_size_is_refused(int bytes)
    {
        await using var server = await Serve("digits-weights");
        using var client = new HttpClient();
        using var request = await Request(client, server);
        request.Content = new ByteArrayContent(new byte[bytes]);

        using var answer = await client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("photo", 400)]
    [TestCase("photo?width=28&height=0", 400)]
    [TestCase("photo?width=28&height=27", 400)]
    [TestCase("photo?width=784&height=1", 200)]
    [TestCase("photo?width=28&height=28", 200)]
    [TestCase("photo?width=801&height=1", 400)]
    public async Task A_photograph_needs_the_size_that_it_says(string path, int status)
    {
        await using var server = await Serve("digits-weights");
        using var client = new HttpClient();
        using var request = await Request(client, server);
        request.RequestUri = new(server.Address + path);
        request.Content = new ByteArrayContent(new byte[path.Contains("801", StringComparison.Ordinal) ? 801 : 784]);

        using var answer = await client.SendAsync(request);

        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    [TestCase("")]
    [TestCase("draw.js")]
    [TestCase("draw.photo.js")]
    [TestCase("nothing")]
    public async Task Every_answer_keeps_other_origins_out(string path)
    {
        await using var server = await Serve("digits-weights");
        using var client = new HttpClient();

        using var answer = await client.GetAsync(server.Address + path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.StartWith("default-src 'none';").And.Contain("frame-ancestors 'none'"));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single(), Is.EqualTo("same-origin"));
        Assert.That(answer.Headers.CacheControl!.NoStore);
        Assert.That(answer.Headers.Select(header => header.Key), Has.None.StartsWith("Access-Control"));
    }

    [Test]
    public void A_port_in_use_is_reported_in_one_line_with_exit_code_3()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exit, output, error) = KataProcess.Run($"draw --no-open --port {port}");

        Assert.That(
            error.TrimEnd(),
            Is.EqualTo($"kata: port {port} is in use: name another with --port, or leave it out for any free one."));
        Assert.That(exit, Is.EqualTo(3));
        Assert.That(output, Is.Empty);
    }

    [Test]
    public void An_invalid_port_is_reported_in_one_line_with_exit_code_2()
    {
        var (exit, _, error) = KataProcess.Run("draw --no-open --port 70000");

        Assert.That(error.TrimEnd(), Is.EqualTo("kata: --port is 70000 but needs to be from 1 to 65535, or 0 for any free port."));
        Assert.That(exit, Is.EqualTo(2));
    }

    // Ctrl-C takes the same path, but a process that a shell started in the background ignores it.
    [Test, Platform("Linux,MacOsX")]
    public void A_request_to_terminate_ends_the_command_with_exit_code_0()
    {
        using var process = KataProcess.Start("draw --no-open", TestContext.CurrentContext.TestDirectory, RealData.Repository());
        var address = process.StandardOutput.ReadLine();

        using var kill = Process.Start("kill", $"-TERM {process.Id}");
        var (exit, output, error) = KataProcess.Result(process);

        Assert.That(address, Does.Match(@"^http://127\.0\.0\.1:\d+/ is the page to draw on; Ctrl-C stops it\.$"));
        Assert.That((exit, output, error), Is.EqualTo((0, "", "")));
    }

    private static Task<DrawServer> Serve(string model) => DrawServer.StartAsync([DigitClassifier.Of(DigitModel.Load(model))], 0);

    // The page's request: a downward stroke.
    private static async Task<HttpRequestMessage> Request(HttpClient client, DrawServer server)
    {
        var token = Regex.Match(await client.GetStringAsync(server.Address), "name=\"token\" content=\"([0-9a-f]{32})\"").Groups[1].Value;
        var grey = Enumerable.Range(0, 280 * 280).Select(i => (byte)(i % 280 is >= 130 and < 150 && i / 280 is >= 40 and < 240 ? 0 : 255));
        var request = new HttpRequestMessage(HttpMethod.Post, server.Address + "read")
        {
            Content = new ByteArrayContent([.. grey]),
        };
        request.Headers.Add("Origin", server.Address.TrimEnd('/'));
        request.Headers.Add("X-Kata-Token", token);
        return request;
    }
}
