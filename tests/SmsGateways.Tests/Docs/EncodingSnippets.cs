namespace SmsGateways.Tests.Docs;

/// <summary>The code of docs/encoding.md, which is compiled, run, and held to what its comments say.</summary>
public sealed class EncodingSnippets
{
    private readonly List<string> _lines = [];

    // Takes the place of System.Console in the snippets.
    private LineCollector Console => new(_lines);

    [Fact]
    public void Measure()
    {
        #region encoding-measure
        SmsSegmentation size = SmsEncoder.Measure("Straße, 20 €");
        Console.WriteLine($"{size.Encoding}: {size.Units} units, {size.Parts} part, {size.Remaining} left"); // Gsm7: 13 units, 1 part, 147 left

        size = SmsEncoder.Measure(new string(']', 153));
        Console.WriteLine($"{size.Units} units, {size.Parts} parts of {size.UnitsPerPart}"); // 306 units, 3 parts of 153
        #endregion

        _lines.Should().Equal("Gsm7: 13 units, 1 part, 147 left", "306 units, 3 parts of 153");
    }

    [Fact]
    public void Split()
    {
        #region encoding-split
        string text = new string('ж', 66) + "😀 см. сайт";
        foreach (SmsPart part in SmsEncoder.Split(text))
        {
            Console.WriteLine($"{part.Range}: {part.Units} units"); // 0..66: 66 units, then 66..77: 11 units
            string words = text[part.Range];
        }
        #endregion

        _lines.Should().Equal("0..66: 66 units", "66..77: 11 units");
    }

    [Fact]
    public void Options()
    {
        var text = new string('ж', 64);

        #region encoding-options
        var options = new SmsEncodingOptions
        {
            Reference16Bit = true,                            // 152 and 66 units in each of several parts
            KeepGraphemes = true,                             // a flag, a family or a letter with its marks stays in one part, where it fits into one
            Ucs2Capacity = new(alone: 63, joined: 60),        // a carrier that takes less than the standard
        };
        SmsSegmentation size = SmsEncoder.Measure(text, options);
        #endregion

        (size.Parts, size.UnitsPerPart).Should().Be((2, 60));
    }

    [Fact]
    public void Explain()
    {
        #region encoding-explain
        SmsExplanation explained = SmsEncoder.Explain("“Sale” – 20 % off, only today and only for you, in all of our shops… see you soon");
        Console.WriteLine($"{explained.Before.Parts} parts, or {explained.After.Parts}: {explained.SimplifiedText}"); // 2 parts, or 1: "Sale" - 20 % off, …
        foreach (SmsDearCharacter dear in explained.Characters)
        {
            Console.WriteLine($"{dear.Index}: U+{dear.CodePoint:X4} {dear.Name}, {dear.Cost} unit, instead: {dear.Substitute}"); // 0: U+201C LEFT DOUBLE QUOTATION MARK, 1 unit, instead: "
        }
        #endregion

        _lines[..2].Should().Equal(
            "2 parts, or 1: \"Sale\" - 20 % off, only today and only for you, in all of our shops... see you soon",
            "0: U+201C LEFT DOUBLE QUOTATION MARK, 1 unit, instead: \"");
        _lines.Should().HaveCount(5);
    }

    [Fact]
    public void Simplify()
    {
        #region encoding-simplify
        string text = "Уважаемый клиент! Ваш заказ № 4711 «Чайник» готов. Заберите его до 18:00 — мы ждём.";
        string latin = SmsEncoder.Simplify(text, new SmsSimplification { Transliterations = [SmsTransliteration.Russian] });
        Console.WriteLine(latin); // Uvazhaemyi klient! Vash zakaz No 4711 "Chainik" gotov. Zaberite ego do 18:00 - my zhdem.
        #endregion

        _lines.Should().Equal("Uvazhaemyi klient! Vash zakaz No 4711 \"Chainik\" gotov. Zaberite ego do 18:00 - my zhdem.");
    }

    [Fact]
    public void Message()
    {
        #region encoding-message
        var message = new SmsMessage("“Sale” – 20 % off, only today and only for you, in all of our shops… see you soon", "+995599445448")
        {
            Simplify = SmsSimplification.Default,
        };
        #endregion

        message.Simplify.Should().NotBeNull();
    }

    private sealed class LineCollector(List<string> lines)
    {
        public void WriteLine(string line) => lines.Add(line);
    }
}
