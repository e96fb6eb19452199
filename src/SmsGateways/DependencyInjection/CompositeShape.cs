namespace SmsGateways.DependencyInjection;

/// <summary>The gateways that one gateway sends through, as they were written down.</summary>
/// <param name="Children">Their names.</param>
/// <param name="Mistakes">What was found to be wrong when they were written down; told with all the others when the host starts.</param>
internal sealed record CompositeShape(IReadOnlyList<string> Children, IReadOnlyList<string> Mistakes)
{
    /// <summary>Finds what is wrong, given all gateways there are.</summary>
    public IEnumerable<string> FindMistakes(GatewayCatalog catalog)
    {
        foreach (var mistake in Mistakes)
        {
            yield return mistake;
        }

        if (Children.Count is 0 && Mistakes.Count is 0)
        {
            yield return "It sends through no gateway: name at least one.";
        }

        foreach (var twice in Children.CountBy(static child => child).Where(static count => count.Value > 1))
        {
            yield return $"It names the gateway '{twice.Key}' {twice.Value} times. Name it once.";
        }

        foreach (var unknown in Children.Distinct().Where(child => catalog.Entries.All(entry => entry.Name != child)))
        {
            yield return $"The gateway '{unknown}' that it sends through is not registered. There are: {string.Join(", ", catalog.Entries.Select(static entry => entry.Name))}.";
        }
    }

    /// <summary>Finds the gateways that send through themselves, if only by way of others: each circle once, as <c>a → b → a</c>.</summary>
    public static IEnumerable<string> FindCircles(GatewayCatalog catalog)
    {
        var childrenOf = catalog.Entries.DistinctBy(static entry => entry.Name).ToDictionary(static entry => entry.Name, static entry => entry.Composite?.Children ?? []);
        var finished = new HashSet<string>();
        var circles = new List<string>();
        foreach (var name in childrenOf.Keys)
        {
            Visit(name, []);
        }

        return circles;

        void Visit(string name, List<string> path)
        {
            if (path.IndexOf(name) is >= 0 and var start)
            {
                circles.Add(string.Join(" → ", path.Skip(start).Append(name)));
            }
            else if (!finished.Contains(name) && childrenOf.TryGetValue(name, out var children))
            {
                path.Add(name);
                foreach (var child in children.Distinct())
                {
                    Visit(child, path);
                }

                path.RemoveAt(path.Count - 1);
                finished.Add(name);
            }
        }
    }
}
