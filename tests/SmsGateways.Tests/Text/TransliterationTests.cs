namespace SmsGateways.Tests.Text;

public sealed class TransliterationTests
{
    [Theory]

    // BGN/PCGN: the country, its capital, and what the notes of the table say.
    [InlineData(SmsTransliteration.Armenian, "Հայաստան Երևան", "Hayastan Yerevan")]
    [InlineData(SmsTransliteration.Armenian, "որ ով Ոստան ուր օր", "vor ov Vostan ur or")]
    [InlineData(SmsTransliteration.Armenian, "Գյումրի, թուղթ, չափ, ցուրտ, քար, ռադիո, և, եւ, աե", "Gyumri, t'ught', ch'ap', ts'urt, k'ar, rradio, yev, yev, aye")]
    [InlineData(SmsTransliteration.Armenian, "Բարև։ Ինչպե՞ս ես", "Barev. Inch'pe?s yes")]

    // Transliteration Act, State Gazette 19/2009: the table of article 4, the pairs of article 5, paragraph 1, the examples of articles 6 to 8.
    [InlineData(
        SmsTransliteration.Bulgarian,
        "Аа Бб Вв Гг Дд Ее Жж Зз Ии Йй Кк Лл Мм Нн Оо Пп Рр Сс Тт Уу Фф Хх Цц Чч Шш Щщ Ъъ Ьь Юю Яя дж дз ьо йо",
        "Aa Bb Vv Gg Dd Ee Zhzh Zz Ii Yy Kk Ll Mm Nn Oo Pp Rr Ss Tt Uu Ff Hh Tsts Chch Shsh Shtsht Aa Yy Yuyu Yaya dzh dz yo yo")]
    [InlineData(
        SmsTransliteration.Bulgarian,
        "България, Стара планина, Централен Балкан, София-юг, Перник-север, Златни пясъци, Горна Оряховица",
        "Bulgaria, Stara planina, Tsentralen Balkan, Sofia-yug, Pernik-sever, Zlatni pyasatsi, Gorna Oryahovitsa")]

    // BGN/PCGN 2013, note 1, which is article 5, paragraph 2; and names within whose words it does not hold.
    [InlineData(SmsTransliteration.Bulgarian, "София, София-Град, СОФИЯ, БЪЛГАРИЯ, Мария, Марияна, български", "Sofia, Sofia-Grad, SOFIA, BULGARIA, Maria, Mariyana, balgarski")]
    [InlineData(SmsTransliteration.Bulgarian, "ЩЪРКЕЛОВО Щъркелово Ямбол Чирпан Йордан синьо, каза ѝ, Ѝ", "SHTARKELOVO Shtarkelovo Yambol Chirpan Yordan sinyo, kaza i, I")]

    // The national table as UNGEGN's report of 2003 prints it, and names in it.
    [InlineData(SmsTransliteration.Georgian, "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "abgdevztik'lmnop'zhrst'upkghq'shchtsdzts'ch'khjh")]
    [InlineData(SmsTransliteration.Georgian, "საქართველო თბილისი ქუთაისი ლეკუხონა ჩხალთის ქედი", "sakartvelo tbilisi kutaisi lek'ukhona chkhaltis kedi")]
    [InlineData(SmsTransliteration.Georgian, "ამბროლაურის მუნიციპალიტეტი, მყინვარი აღმოსავლეთი მაგუაშირხა", "ambrolauris munitsip'alit'et'i, mq'invari aghmosavleti maguashirkha")]
    [InlineData(SmsTransliteration.Georgian, "ჭიანჭველა ბაყაყი ᲗᲑᲘᲚᲘᲡᲘ ᲨᲣᲐ ᲬᲧᲐᲚᲘ", "ch'ianch'vela baq'aq'i TBILISI SHUA TS'Q'ALI")]

    // ELOT 743 as adopted by the United Nations, resolution V/19: its letters and pairs.
    [InlineData(
        SmsTransliteration.Greek,
        "Αα Ββ Γ γ Δδ Εε Ζζ Ηη Θθ Ιι Κκ Λλ Μμ Νν Ξξ Οο Ππ Ρρ Σσς Ττ Υυ Φφ Χχ Ψψ Ωω Ϊϊ ΐ Ϋϋ ΰ Άά Έέ Ήή Ίί Όό Ύύ Ώώ",
        "Aa Vv G g Dd Ee Zz Ii Thth Ii Kk Ll Mm Nn Xx Oo Pp Rr Sss Tt Yy Ff Chch Psps Oo Ii i Yy y Aa Ee Ii Ii Oo Yy Oo")]
    [InlineData(SmsTransliteration.Greek, "αι άι αϊ γκ ει έι εϊ ντ οι όι οϊ υι ου όυ", "ai ai ai gk ei ei ei nt oi oi oi yi ou oy")]

    // Geographical names by ELOT 743.
    [InlineData(SmsTransliteration.Greek, "Αθήνα Θεσσαλονίκη Εύβοια Επίδαυρος Λαύριο Ναύπλιο Ναύπακτος Λευκάδα", "Athina Thessaloniki Evvoia Epidavros Lavrio Nafplio Nafpaktos Lefkada")]
    [InlineData(SmsTransliteration.Greek, "Μεσολόγγι Μάγχη κογξ Λαγκαδάς Χονγκ Κονγκ Ταΰγετος Αχαΐα Νάουσα Ουαλία", "Mesolongi Manchi konx Lagkadas Chongk Kongk Taygetos Achaia Naousa Oualia")]
    [InlineData(SmsTransliteration.Greek, "Μπολόνια Καλαμπάκα Γκαμπόν ρομπ Βαυαρία γαυ Καύκασος άυλος", "Bolonia Kalampaka Gkampon rob Vavaria gaf Kafkasos aylos")]
    [InlineData(SmsTransliteration.Greek, "ΑΘΗΝΑ ΕΥΡΩΠΗ ΨΥΧΗ ΨΑΡΑ ΑΓΧΟΣ Αυτός Ψαρά Χίος Θάσος", "ATHINA EVROPI PSYCHI PSARA ANCHOS Aftos Psara Chios Thasos")]

    // Before each letter of the two lists: ηυ as αυ and ευ.
    [InlineData(
        SmsTransliteration.Greek,
        "ναυάγιο ευεξία ευήκοος λευίτης ευοίωνος ευυπόληπτος ευωδία Ευβοϊκός αυγή άναυδος Ευζώνων αυλή θαύμα αυνανίζομαι αύριο απηύδησε εφηύρε",
        "navagio evexia evikoos levitis evoionos evypoliptos evodia Evvoikos avgi anavdos Evzonon avli thavma avnanizomai avrio apivdise efivre")]
    [InlineData(
        SmsTransliteration.Greek,
        "ευθύς Καύκασος αυξητικός Ναύπακτος αυστηρός αυτό ευφυής αυχένας ευψυχία άνευ Ησαύ απηύθυνε",
        "efthys Kafkasos afxitikos Nafpaktos afstiros afto effyis afchenas efpsychia anef Isaf apifthyne")]

    // Punctuation of its own, and as keyboards write it.
    [InlineData(SmsTransliteration.Greek, "Πώς είσαι\u037E Πού; ΝΑΙ; όχι\u0387 ίσως· α;", "Pos eisai? Pou? NAI? ochi; isos; a?")]
    [InlineData(SmsTransliteration.Greek, "ώρα 5; Open (24h); ΟΔΟΣ", "ora 5; Open (24h); ODOS")]

    // The tables of BGN/PCGN, and names as the BGN writes them, without the marks.
    [InlineData(
        SmsTransliteration.Kazakh,
        "Аа Әә Бб Вв Гг Ғғ Дд Ее Ёё Жж Зз Ии Йй Кк Ққ Лл Мм Нн Ңң Оо Өө Пп Рр Сс Тт Уу Ұұ Үү Фф Хх Һһ Цц Чч Шш Щщ Ъъ Ыы Іі Ьь Ээ Юю Яя",
        "Aa Ää Bb Vv Gg Ghgh Dd Ee Yoyo Zhzh Zz Ii Yy Kk Qq Ll Mm Nn Ngng Oo Öö Pp Rr Ss Tt Uu Uu Üü Ff Khkh Hh Tsts Chch Shsh Shchshch \"\" Yy Ii '' Ee Yuyu Yaya")]
    [InlineData(SmsTransliteration.Kazakh, "Қазақстан Астана Оңтүстік Қазақстан Облысы Әулиекөл Өгіз Үреулі Горько-Солёное Көлі", "Qazaqstan Astana Ongtüstik Qazaqstan Oblysy Äulieköl Ögiz Üreuli Gor'ko-Solyonoe Köli")]
    [InlineData(
        SmsTransliteration.Kyrgyz,
        "Аа Бб Вв Гг Дд Ее Ёё Жж Зз Ии Йй Кк Лл Мм Нн Ңң Оо Өө Пп Рр Сс Тт Уу Үү Фф Хх Цц Чч Шш Щщ Ъъ Ыы Ьь Ээ Юю Яя",
        "Aa Bb Vv Gg Dd Ee Yoyo Jj Zz Ii Yy Kk Ll Mm Nn Ngng Oo Öö Pp Rr Ss Tt Uu Üü Ff Khkh Tsts Chch Shsh Shchshch \"\" Yy '' Ee Yuyu Yaya")]
    [InlineData(SmsTransliteration.Kyrgyz, "Кыргызстан Бишкек Ысык-Көл Облусу Чүй Жалал-Абад Сарык-Кёль Аюу-Чача ЩУКА", "Kyrgyzstan Bishkek Ysyk-Köl Oblusu Chüy Jalal-Abad Saryk-Kyol' Ayuu-Chacha SHCHUKA")]

    // ICAO Doc 9303, part 3, section 6.B, in the case of the text; ь has no row. Ѓ is printed at the code of Ғ, and ѐ and ѝ are not named.
    [InlineData(
        SmsTransliteration.Macedonian,
        "Аа Бб Вв Гг Дд Ѓѓ Ее Жж Зз Ѕѕ Ии Јј Кк Лл Љљ Мм Нн Њњ Оо Пп Рр Сс Тт Ќќ Уу Фф Хх Цц Чч Џџ Шш Ѐѐ Ѝѝ",
        "Aa Bb Vv Gg Dd Gjgj Ee Zhzh Zz Dzdz Ii Jj Kk Ll Ljlj Mm Nn Njnj Oo Pp Rr Ss Tt Kjkj Uu Ff Hh Cc Chch Djdj Shsh Ee Ii")]
    [InlineData(SmsTransliteration.Macedonian, "Скопје Ѓорче Ќерка Џамија Штип Ѕвезда Љубов ЊИВА Охрид", "Skopje Gjorche Kjerka Djamija Shtip Dzvezda Ljubov NJIVA Ohrid")]
    [InlineData(
        SmsTransliteration.Russian,
        "Аа Бб Вв Гг Дд Ее Ёё Жж Зз Ии Йй Кк Лл Мм Нн Оо Пп Рр Сс Тт Уу Фф Хх Цц Чч Шш Щщ Ыы Ъъ Ээ Юю Яя",
        "Aa Bb Vv Gg Dd Ee Ee Zhzh Zz Ii Ii Kk Ll Mm Nn Oo Pp Rr Ss Tt Uu Ff Khkh Tsts Chch Shsh Shchshch Yy Ieie Ee Iuiu Iaia")]
    [InlineData(SmsTransliteration.Russian, "АЛЕКСАНДР КСЕНИЯ МАРИЯ ДМИТРИЙ ЕКАТЕРИНА МАКСИМ Ольга", "ALEKSANDR KSENIIA MARIIA DMITRII EKATERINA MAKSIM Olga")]
    [InlineData(SmsTransliteration.Russian, "Съешь ещё этих мягких французских булок, да выпей чаю", "Sieesh eshche etikh miagkikh frantsuzskikh bulok, da vypei chaiu")]
    [InlineData(SmsTransliteration.Russian, "Щука и ЩУКА, Щ и щи у Юлии, а ЦЩ", "Shchuka i SHCHUKA, Shch i shchi u Iulii, a TSSHCH")]

    // BGN/PCGN 2005, table of correspondences for Serbian, and names as the BGN writes them: Šuplja Stena, Čukarica, Medveđa and so on, without the marks.
    [InlineData(
        SmsTransliteration.Serbian,
        "Аа Бб Вв Гг Дд Ђђ Ее Жж Зз Ии Јј Кк Лл Љљ Мм Нн Њњ Оо Пп Рр Сс Тт Ћћ Уу Фф Хх Цц Чч Џџ Шш",
        "Aa Bb Vv Gg Dd Djdj Ee Zz Zz Ii Jj Kk Ll Ljlj Mm Nn Njnj Oo Pp Rr Ss Tt Cc Uu Ff Hh Cc Cc Dzdz Ss")]
    [InlineData(SmsTransliteration.Serbian, "Шупља Стена, Чукарица, Медвеђа, Житорађа, Оџаци, Никшић, Књажевац, Доње Љупче", "Suplja Stena, Cukarica, Medvedja, Zitoradja, Odzaci, Niksic, Knjazevac, Donje Ljupce")]
    [InlineData(SmsTransliteration.Serbian, "Гусиње ГУСИЊЕ Пљевља ПЉЕВЉА Њ ЂОРЂЕ Ђорђе ЏЕМПЕР Џемпер", "Gusinje GUSINJE Pljevlja PLJEVLJA Nj DJORDJE Djordje DZEMPER Dzemper")]

    // Resolution 55 of 27 January 2010: all examples of its table, and those of its note 1.
    [InlineData(
        SmsTransliteration.Ukrainian,
        "Алушта Андрій Борщагівка Борисенко Вінниця Володимир Гадяч Богдан Згурський Ґалаґан Ґорґани Донецьк Дмитро Рівне Олег Есмань",
        "Alushta Andrii Borshchahivka Borysenko Vinnytsia Volodymyr Hadiach Bohdan Zghurskyi Galagan Gorgany Donetsk Dmytro Rivne Oleh Esman")]
    [InlineData(
        SmsTransliteration.Ukrainian,
        "Єнакієве Гаєвич Короп’є Житомир Жанна Жежелів Закарпаття Казимирчук Медвин Михайленко Іванків Іващенко Їжакевич Кадиївка Мар’їне",
        "Yenakiieve Haievych Koropie Zhytomyr Zhanna Zhezheliv Zakarpattia Kazymyrchuk Medvyn Mykhailenko Ivankiv Ivashchenko Yizhakevych Kadyivka Marine")]
    [InlineData(
        SmsTransliteration.Ukrainian,
        "Йосипівка Стрий Олексій Київ Коваленко Лебедин Леонід Миколаїв Маринич Ніжин Наталія Одеса Онищенко Полтава Петро Решетилівка Рибчинський",
        "Yosypivka Stryi Oleksii Kyiv Kovalenko Lebedyn Leonid Mykolaiv Marynych Nizhyn Nataliia Odesa Onyshchenko Poltava Petro Reshetylivka Rybchynskyi")]
    [InlineData(
        SmsTransliteration.Ukrainian,
        "Суми Соломія Тернопіль Троць Ужгород Уляна Фастів Філіпчук Харків Христина Біла Церква Стеценко Чернівці Шевченко Шостка Кишеньки",
        "Sumy Solomiia Ternopil Trots Uzhhorod Uliana Fastiv Filipchuk Kharkiv Khrystyna Bila Tserkva Stetsenko Chernivtsi Shevchenko Shostka Kyshenky")]
    [InlineData(
        SmsTransliteration.Ukrainian,
        "Щербухи Гоща Гаращенко Юрій Корюківка Яготин Ярошенко Костянтин Знам’янка Феодосія Згорани Розгон",
        "Shcherbukhy Hoshcha Harashchenko Yurii Koriukivka Yahotyn Yaroshenko Kostiantyn Znamianka Feodosiia Zghorany Rozghon")]

    // The same in capitals and at other places, and its note 2 on the soft sign and the apostrophe, whatever letters stand around it.
    [InlineData(SmsTransliteration.Ukrainian, "ЗГУРСЬКИЙ ЩЕРБУХИ ЄНАКІЄВЕ ЇЖАКЕВИЧ Нью-Йорк", "ZGHURSKYI SHCHERBUKHY YENAKIIEVE YIZHAKEVYCH Niu-York")]
    [InlineData(SmsTransliteration.Ukrainian, "Знам'янка ЗНАМʼЯНКА п'ять О'Генрі Д’Артаньян 'є' 'слово'", "Znamianka ZNAMIANKA piat OHenri DArtanian 'ye' 'slovo'")]
    public void A_text_is_written_as_the_standard_says(SmsTransliteration language, string text, string latin)
    {
        var how = new SmsSimplification { Transliterations = [language], Substitutions = SmsSubstitutions.Punctuation };
        var times = (70 / text.Length) + 1;

        SmsEncoder.Simplify(Times(text, times), how).Should().Be(Times(latin, times));

        var apart = Times(text, times).Normalize(System.Text.NormalizationForm.FormD);
        SmsEncoder.Simplify(apart, how).Should().Be(Times(latin, times), "keyboards take letters apart");
    }

    [Fact]
    public void Every_letter_of_a_language_is_written_in_the_gsm_alphabet()
    {
        foreach (var language in Enum.GetValues<SmsTransliteration>())
        {
            var rules = TransliterationTables.Of(language).Split(' ').Select(TransliterationRule.Parse).ToList();

            rules.Should().OnlyContain(static rule => rule.To.All(Gsm7.Has), "{0}", language);
            rules.Where(static rule => rule.From.Length is 1 && rule.IsAnywhere).Select(static rule => rule.From).Should().OnlyHaveUniqueItems("{0}", language);
        }
    }

    [Fact]
    public void The_first_of_several_languages_writes_a_letter()
    {
        var text = Times("Жалал-Абад, თბილისი ", 5);

        SmsEncoder.Simplify(text, new() { Transliterations = [SmsTransliteration.Kyrgyz, SmsTransliteration.Russian, SmsTransliteration.Georgian] })
            .Should().Be(Times("Jalal-Abad, tbilisi ", 5));
        SmsEncoder.Simplify(text, new() { Transliterations = [SmsTransliteration.Russian, SmsTransliteration.Kyrgyz, SmsTransliteration.Georgian] })
            .Should().Be(Times("Zhalal-Abad, tbilisi ", 5));
    }

    [Fact]
    public void A_text_that_fits_into_one_part_keeps_its_script()
    {
        const string Text = "Ваш заказ готов";

        SmsEncoder.Simplify(Text, new() { Transliterations = [SmsTransliteration.Russian] }).Should().BeSameAs(Text);
    }

    [Fact]
    public void A_slip_of_the_keyboard_in_a_Latin_word_stays_what_it_looks_like()
    {
        // Cyrillic Р, а and с in Latin words; Рим is a Russian word.
        var text = Times("РаyРal сredit, Рим. ", 4);

        SmsEncoder.Simplify(text, new() { Transliterations = [SmsTransliteration.Russian] }).Should().Be(Times("PayPal credit, Rim. ", 4));
    }

    [Fact]
    public void There_is_no_transliteration_without_a_name()
    {
        var create = () => new SmsSimplification { Transliterations = [(SmsTransliteration)99] };

        create.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static string Times(string text, int times) => string.Join(" ", Enumerable.Repeat(text, times));
}
