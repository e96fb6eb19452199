// What a text takes to send, what makes it dear, and what it takes with cheaper characters. Sends nothing:
//   dotnet run --project samples/TextCost -- "“Sale” – 20 % off, only today and only for you, in all of our shops… see you soon"
//   echo "Ваш заказ готов" | dotnet run --project samples/TextCost -- --transliterate Russian

using System.Text;
using SmsGateways;
using TextCost;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.InputEncoding = Console.OutputEncoding;

var how = SmsSimplification.Default;
if (args is ["--transliterate", var names, ..])
{
    how = how with { Transliterations = [.. names.Split(',').Select(name => Enum.Parse<SmsTransliteration>(name, ignoreCase: true))] };
    args = args[2..];
}

var text = args.Length > 0 ? string.Join(' ', args) : Console.In.ReadToEnd().TrimEnd('\r', '\n');
SmsExplanation explained;
try
{
    explained = SmsEncoder.Explain(text, simplification: how);
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message); // Too long, or with an escape character.
    return 1;
}

Console.WriteLine(Describe(explained.Before));
var marker = new Marker(explained.Characters);
foreach (var (index, part) in SmsEncoder.Split(text).Index())
{
    Console.WriteLine($"  {index + 1} | {marker.Mark(text, part.Range)}");
}

foreach (var same in explained.Characters.GroupBy(static dear => (dear.CodePoint, dear.Name, dear.Reason, dear.Substitute)))
{
    var instead = same.Key.Substitute switch { null => "nothing can stand for it", "" => "can be left out", var other => $"cheaper: {Marker.Show(other)}" };
    var why = same.Key.Reason is SmsDearReason.NotInAlphabet ? "not in the GSM alphabet" : $"takes {same.First().Cost} units";
    Console.WriteLine($"  {Marker.Mark(text, same.First())} U+{same.Key.CodePoint:X4} {same.Key.Name}, {same.Count()}x: {why}; {instead}");
}

if (explained.After.Parts < explained.Before.Parts)
{
    Console.WriteLine($"With cheaper characters: {Describe(explained.After)}");
    Console.WriteLine($"  {Marker.Show(explained.SimplifiedText)}");
}

return 0;

static string Describe(SmsSegmentation size)
    => $"{size.Parts} {(size.Parts is 1 ? "part" : "parts")} of {size.UnitsPerPart} in {(size.Encoding is SmsEncoding.Gsm7 ? "GSM-7" : "UCS-2")}: {size.Units} units, {size.Remaining} left";
