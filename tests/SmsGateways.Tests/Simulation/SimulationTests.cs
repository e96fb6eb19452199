using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Xunit.Abstractions;

namespace SmsGateways.Tests.Simulation;

/// <summary>The rules of sending over random faults, outages, cancellations and deadlines. The long run: <see cref="SimulationRun"/>.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_promise_is_kept(ulong seed) => await ShouldKeepEveryPromiseAsync(seed, 3_000);

    [Fact]
    public async Task Every_promise_is_kept_with_a_seed_that_nobody_has_tried()
        => await ShouldKeepEveryPromiseAsync(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))), 3_000);

    [Fact]
    public async Task The_same_seed_is_the_same_run_event_by_event()
    {
        foreach (var settings in SimulationRun.Plan(6 * 500, 3))
        {
            var (first, second) = (await SimulationRun.RunWorldAsync(settings), await SimulationRun.RunWorldAsync(settings));

            second.Trace.Digest.Should().Be(first.Trace.Digest);
            string.Equals(second.Trace.Write(), first.Trace.Write(), StringComparison.Ordinal).Should().BeTrue();
            (first.Stage.Surprises + second.Stage.Surprises).Should().Be(0, "otherwise the thread pool had a say");
        }
    }

    [Fact]
    public async Task Another_seed_is_another_run()
    {
        var (first, second) = (await SimulationRun.RunWorldAsync(WorldSettings.Wild(1, 100)), await SimulationRun.RunWorldAsync(WorldSettings.Wild(2, 100)));

        second.Trace.Digest.Should().NotBe(first.Trace.Digest);
    }

    [Fact]
    public async Task The_same_seed_is_the_same_run_in_another_process()
    {
        using var here = new StringWriter(CultureInfo.InvariantCulture);
        await SimulationRun.RunAsync(2_500, 4, here);

        DigestOf(await RunElsewhereAsync("2500 4")).Should().Be(DigestOf(here.ToString()));
    }

    private async Task ShouldKeepEveryPromiseAsync(ulong seed, int messages)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = await SimulationRun.RunAsync(messages, seed, text);

        output.WriteLine(text.ToString());
        Assert.True(exitCode is 0, text.ToString());
    }

    private static string DigestOf(string text) => text[text.IndexOf("digest ", StringComparison.Ordinal)..][..("digest ".Length + 16)];

    private static async Task<string> RunElsewhereAsync(string arguments)
    {
        var assembly = typeof(SimulationTests).Assembly.Location;
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!.Contains("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet", [assembly])
        {
            Environment = { ["DOTNET_STARTUP_HOOKS"] = assembly, ["SIMULATE"] = arguments },
            RedirectStandardOutput = true,
        })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text;
    }
}
