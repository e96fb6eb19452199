using FsCheck;
using FsCheck.Fluent;
using SmsGateways.Sending.Guards;

namespace SmsGateways.Tests.Sending.Guards;

/// <summary>The window against a model that keeps everything and adds it up each time.</summary>
public sealed class SlidingWindowTests
{
    private const int Max = 5;

    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void It_says_what_a_naive_model_says_and_never_lets_more_leave_within_any_window() => Prop.ForAll(Steps(), steps =>
    {
        var window = new SlidingWindow(Max, Length);
        var all = new List<Taken>();
        var now = TimeSpan.Zero;
        foreach (var step in steps)
        {
            now += TimeSpan.FromMilliseconds(step.Wait);
            if (all.Find(static taken => !taken.IsOver) is { } first && step.Kind is not Kind.Take)
            {
                (first.End, first.IsGivenBack) = (now, step.Kind is Kind.GiveBack);
                if (first.IsGivenBack)
                {
                    window.GiveBack(first.Key, first.Amount);
                }
                else
                {
                    first.Left = first.Start + ((now - first.Start) * (step.Moment / 10.0));
                    window.Leave(first.Key, first.Amount, now);
                }
            }

            var counting = all.Where(taken => taken.Key == step.Key && !taken.IsGivenBack && !(taken.End + Length <= now)).Sum(static taken => taken.Amount);
            var hasRoom = counting + step.Amount <= Max;
            if (window.HasRoom(step.Key, step.Amount, now) != hasRoom)
            {
                return false;
            }

            if (hasRoom)
            {
                window.Take(step.Key, step.Amount);
                all.Add(new(step.Key, step.Amount, now));
            }
        }

        // What is still under way leaves now.
        all.ForEach(taken => taken.Left ??= taken.IsGivenBack ? null : now);
        var isNeverMore = all.All(begin => all.Where(taken => taken.Key == begin.Key && taken.Left >= begin.Left && taken.Left < begin.Left + Length).Sum(static taken => taken.Amount) <= Max);
        var isForgotten = window.HasRoom(9, 1, now + Length) && window.Keys == all.Where(static taken => !taken.IsOver).Select(static taken => taken.Key).Distinct().Count();
        return isNeverMore && isForgotten;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void What_has_left_counts_for_the_whole_window_and_not_longer()
    {
        var window = new SlidingWindow(1, Length);
        window.Take(7, 1);
        window.HasRoom(7, 1, TimeSpan.FromDays(1)).Should().BeFalse("it is still under way");
        window.Leave(7, 1, TimeSpan.FromDays(1));

        window.HasRoom(7, 1, TimeSpan.FromDays(1) + Length - TimeSpan.FromTicks(1)).Should().BeFalse();
        window.HasRoom(7, 1, TimeSpan.FromDays(1) + Length).Should().BeTrue();
        window.Keys.Should().Be(0);
    }

    private static Arbitrary<Step[]> Steps()
        => (from kind in Gen.Elements(Kind.Take, Kind.Leave, Kind.Leave, Kind.Leave, Kind.GiveBack)
            from wait in Gen.Elements(0, 1, 10, 33, 50, 99, 100, 101)
            from key in Gen.Choose(0, 1)
            from amount in Gen.Choose(1, 3)
            from moment in Gen.Choose(0, 10)
            select new Step(kind, wait, key, amount, moment)).ArrayOf().ToArbitrary();

    private enum Kind
    {
        Take,
        Leave,
        GiveBack,
    }

    private sealed record Step(Kind Kind, int Wait, long Key, int Amount, int Moment);

    private sealed record Taken(long Key, int Amount, TimeSpan Start)
    {
        public TimeSpan? End { get; set; }

        public bool IsGivenBack { get; set; }

        public TimeSpan? Left { get; set; }

        public bool IsOver => End is not null;
    }
}
