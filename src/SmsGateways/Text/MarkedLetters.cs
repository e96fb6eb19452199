using System.Collections.Frozen;

namespace SmsGateways;

/// <summary>Letters with marks: the base letter, the name, and the one letter that a letter and its marks make.</summary>
/// <remarks>
/// A table of our own, because .NET decomposes nothing where an application is built with <c>InvariantGlobalization</c>: a text must not depend
/// on the machine that sends it. From the canonical decompositions of Unicode 14, which never change.
/// </remarks>
internal static class MarkedLetters
{
    // Behind a name, the marks in canonical order, then pairs of a base letter and the letter with the marks.
    private static readonly (string Name, string Marks, string Pairs)[] Latin =
    [
        ("GRAVE", "\u0300", "AÀ aà EÈ eè IÌ iì NǸ nǹ OÒ oò UÙ uù WẀ wẁ YỲ yỳ"),
        ("ACUTE", "\u0301", "AÁ aá CĆ cć EÉ eé GǴ gǵ IÍ ií KḰ kḱ LĹ lĺ MḾ mḿ NŃ nń OÓ oó PṔ pṕ RŔ rŕ SŚ sś UÚ uú WẂ wẃ YÝ yý ZŹ zź"),
        ("CIRCUMFLEX", "\u0302", "AÂ aâ CĈ cĉ EÊ eê GĜ gĝ HĤ hĥ IÎ iî JĴ jĵ OÔ oô SŜ sŝ UÛ uû WŴ wŵ YŶ yŷ ZẐ zẑ"),
        ("TILDE", "\u0303", "AÃ aã EẼ eẽ IĨ iĩ NÑ nñ OÕ oõ UŨ uũ VṼ vṽ YỸ yỹ"),
        ("MACRON", "\u0304", "AĀ aā EĒ eē GḠ gḡ IĪ iī OŌ oō UŪ uū YȲ yȳ"),
        ("BREVE", "\u0306", "AĂ aă EĔ eĕ GĞ gğ IĬ iĭ OŎ oŏ UŬ uŭ"),
        ("DOT ABOVE", "\u0307", "AȦ aȧ BḂ bḃ CĊ cċ DḊ dḋ EĖ eė FḞ fḟ GĠ gġ HḢ hḣ Iİ MṀ mṁ NṄ nṅ OȮ oȯ PṖ pṗ RṘ rṙ SṠ sṡ TṪ tṫ WẆ wẇ XẊ xẋ YẎ yẏ ZŻ zż"),
        ("DIAERESIS", "\u0308", "AÄ aä EË eë HḦ hḧ IÏ iï OÖ oö tẗ UÜ uü WẄ wẅ XẌ xẍ YŸ yÿ"),
        ("HOOK ABOVE", "\u0309", "AẢ aả EẺ eẻ IỈ iỉ OỎ oỏ UỦ uủ YỶ yỷ"),
        ("RING ABOVE", "\u030A", "AÅ aå UŮ uů wẘ yẙ"),
        ("DOUBLE ACUTE", "\u030B", "OŐ oő UŰ uű"),
        ("CARON", "\u030C", "AǍ aǎ CČ cč DĎ dď EĚ eě GǦ gǧ HȞ hȟ IǏ iǐ jǰ KǨ kǩ LĽ lľ NŇ nň OǑ oǒ RŘ rř SŠ sš TŤ tť UǓ uǔ ZŽ zž"),
        ("DOUBLE GRAVE", "\u030F", "AȀ aȁ EȄ eȅ IȈ iȉ OȌ oȍ RȐ rȑ UȔ uȕ"),
        ("INVERTED BREVE", "\u0311", "AȂ aȃ EȆ eȇ IȊ iȋ OȎ oȏ RȒ rȓ UȖ uȗ"),
        ("HORN", "\u031B", "OƠ oơ UƯ uư"),
        ("DOT BELOW", "\u0323", "AẠ aạ BḄ bḅ DḌ dḍ EẸ eẹ HḤ hḥ IỊ iị KḲ kḳ LḶ lḷ MṂ mṃ NṆ nṇ OỌ oọ RṚ rṛ SṢ sṣ TṬ tṭ UỤ uụ VṾ vṿ WẈ wẉ YỴ yỵ ZẒ zẓ"),
        ("DIAERESIS BELOW", "\u0324", "UṲ uṳ"),
        ("RING BELOW", "\u0325", "AḀ aḁ"),
        ("COMMA BELOW", "\u0326", "SȘ sș TȚ tț"),
        ("CEDILLA", "\u0327", "CÇ cç DḐ dḑ EȨ eȩ GĢ gģ HḨ hḩ KĶ kķ LĻ lļ NŅ nņ RŖ rŗ SŞ sş TŢ tţ"),
        ("OGONEK", "\u0328", "AĄ aą EĘ eę IĮ iį OǪ oǫ UŲ uų"),
        ("CIRCUMFLEX BELOW", "\u032D", "DḒ dḓ EḘ eḙ LḼ lḽ NṊ nṋ TṰ tṱ UṶ uṷ"),
        ("BREVE BELOW", "\u032E", "HḪ hḫ"),
        ("TILDE BELOW", "\u0330", "EḚ eḛ IḬ iḭ UṴ uṵ"),
        ("LINE BELOW", "\u0331", "BḆ bḇ DḎ dḏ hẖ KḴ kḵ LḺ lḻ NṈ nṉ RṞ rṟ TṮ tṯ ZẔ zẕ"),
        ("ACUTE AND DOT ABOVE", "\u0301\u0307", "SṤ sṥ"),
        ("CIRCUMFLEX AND GRAVE", "\u0302\u0300", "AẦ aầ EỀ eề OỒ oồ"),
        ("CIRCUMFLEX AND ACUTE", "\u0302\u0301", "AẤ aấ EẾ eế OỐ oố"),
        ("CIRCUMFLEX AND TILDE", "\u0302\u0303", "AẪ aẫ EỄ eễ OỖ oỗ"),
        ("CIRCUMFLEX AND HOOK ABOVE", "\u0302\u0309", "AẨ aẩ EỂ eể OỔ oổ"),
        ("TILDE AND ACUTE", "\u0303\u0301", "OṌ oṍ UṸ uṹ"),
        ("TILDE AND MACRON", "\u0303\u0304", "OȬ oȭ"),
        ("TILDE AND DIAERESIS", "\u0303\u0308", "OṎ oṏ"),
        ("MACRON AND GRAVE", "\u0304\u0300", "EḔ eḕ OṐ oṑ"),
        ("MACRON AND ACUTE", "\u0304\u0301", "EḖ eḗ OṒ oṓ"),
        ("MACRON AND DIAERESIS", "\u0304\u0308", "UṺ uṻ"),
        ("BREVE AND GRAVE", "\u0306\u0300", "AẰ aằ"),
        ("BREVE AND ACUTE", "\u0306\u0301", "AẮ aắ"),
        ("BREVE AND TILDE", "\u0306\u0303", "AẴ aẵ"),
        ("BREVE AND HOOK ABOVE", "\u0306\u0309", "AẲ aẳ"),
        ("DOT ABOVE AND MACRON", "\u0307\u0304", "AǠ aǡ OȰ oȱ"),
        ("DIAERESIS AND GRAVE", "\u0308\u0300", "UǛ uǜ"),
        ("DIAERESIS AND ACUTE", "\u0308\u0301", "IḮ iḯ UǗ uǘ"),
        ("DIAERESIS AND MACRON", "\u0308\u0304", "AǞ aǟ OȪ oȫ UǕ uǖ"),
        ("DIAERESIS AND CARON", "\u0308\u030C", "UǙ uǚ"),
        ("RING ABOVE AND ACUTE", "\u030A\u0301", "AǺ aǻ"),
        ("CARON AND DOT ABOVE", "\u030C\u0307", "SṦ sṧ"),
        ("HORN AND GRAVE", "\u031B\u0300", "OỜ oờ UỪ uừ"),
        ("HORN AND ACUTE", "\u031B\u0301", "OỚ oớ UỨ uứ"),
        ("HORN AND TILDE", "\u031B\u0303", "OỠ oỡ UỮ uữ"),
        ("HORN AND HOOK ABOVE", "\u031B\u0309", "OỞ oở UỬ uử"),
        ("HORN AND DOT BELOW", "\u031B\u0323", "OỢ oợ UỰ uự"),
        ("CIRCUMFLEX AND DOT BELOW", "\u0323\u0302", "AẬ aậ EỆ eệ OỘ oộ"),
        ("DOT BELOW AND MACRON", "\u0323\u0304", "LḸ lḹ RṜ rṝ"),
        ("BREVE AND DOT BELOW", "\u0323\u0306", "AẶ aặ"),
        ("DOT BELOW AND DOT ABOVE", "\u0323\u0307", "SṨ sṩ"),
        ("CEDILLA AND ACUTE", "\u0327\u0301", "CḈ cḉ"),
        ("CEDILLA AND BREVE", "\u0327\u0306", "EḜ eḝ"),
        ("OGONEK AND MACRON", "\u0328\u0304", "OǬ oǭ"),
    ];

    // Other scripts have the letters that keyboards take apart. The base letter says nothing here: й is no и.
    private static readonly (string Marks, string Pairs)[] Others =
    [
        ("\u0300", "ЕЀ еѐ ИЍ иѝ"),
        ("\u0301", "ГЃ гѓ КЌ кќ ΑΆ ΕΈ ΗΉ ΙΊ ΟΌ ΥΎ ΩΏ αά εέ ηή ιί οό υύ ωώ ϊΐ ϋΰ"),
        ("\u0306", "ИЙ ий УЎ уў"),
        ("\u0308", "ЕЁ её ІЇ ії ΙΪ ΥΫ ιϊ υϋ"),
        ("\u0308\u0301", "ιΐ υΰ"),
    ];

    private static readonly FrozenDictionary<char, (char Base, string Name)> Bases =
        Latin.SelectMany(row => row.Pairs.Split(' ').Select(pair => (Letter: pair[1], Value: (pair[0], row.Name)))).ToFrozenDictionary(row => row.Letter, row => row.Value);

    private static readonly FrozenDictionary<string, char> Whole =
        Latin.Select(row => (row.Marks, row.Pairs)).Concat(Others)
            .SelectMany(row => row.Pairs.Split(' ').Select(pair => (Key: pair[0] + row.Marks, Letter: pair[1])))
            .ToFrozenDictionary(row => row.Key, row => row.Letter, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, char>.AlternateLookup<ReadOnlySpan<char>> WholeByPieces = Whole.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Finds the Latin letter without its marks.</summary>
    public static bool TryGetBase(char letter, out char withoutMarks, out string marks)
    {
        var isKnown = Bases.TryGetValue(letter, out var row);
        (withoutMarks, marks) = row;
        return isKnown;
    }

    /// <summary>Finds the one letter that a letter and the marks behind it make.</summary>
    public static bool TryCompose(ReadOnlySpan<char> pieces, out char whole) => WholeByPieces.TryGetValue(pieces, out whole);
}
