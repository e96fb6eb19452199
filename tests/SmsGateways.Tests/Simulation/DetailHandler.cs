using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace SmsGateways.Tests.Simulation;

/// <summary>Writes the detail of a violation only if there is one.</summary>
[InterpolatedStringHandler]
internal readonly ref struct DetailHandler
{
    private readonly StringBuilder? _text;

    public DetailHandler(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        _text = holds ? null : new(literalLength + (formattedCount * 8));
    }

    private DetailHandler(string text) => _text = new(text);

    public static implicit operator DetailHandler(string text) => new(text);

    public void AppendLiteral(string value) => _text!.Append(value);

    public void AppendFormatted<T>(T value) => _text!.Append(CultureInfo.InvariantCulture, $"{value}");

    public override string ToString() => _text?.ToString() ?? "";
}
