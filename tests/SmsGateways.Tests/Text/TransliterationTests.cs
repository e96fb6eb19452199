namespace SmsGateways.Tests.Text;

public sealed class TransliterationTests
{
    [Theory]

    // BGN/PCGN: the country, its capital, and what the notes of the table say.
    [InlineData(SmsTransliteration.Armenian, "Հայաստան Երևան", "Hayastan Yerevan")]
    [InlineData(SmsTransliteration.Armenian, "որ ով Ոստան ուր օր", "vor ov Vostan ur or")]
    [InlineData(SmsTransliteration.Armenian, "Գյումրի, թուղթ, չափ, ցուրտ, քար, ռադիո, և, եւ, աե", "Gyumri, t'ught', ch'ap', ts'urt, k'ar, rradio, yev, yev, aye")]
    [InlineData(SmsTransliteration.Armenian, "Բարև։ Ինչպե՞ս ես", "Barev. Inch'pe?s yes")]

    // The act's own examples.
    [InlineData(SmsTransliteration.Bulgarian, "България София Варна Пловдив", "Bulgaria Sofia Varna Plovdiv")]
    [InlineData(SmsTransliteration.Bulgarian, "Щъркелово Ямбол Юндола Цар Чирпан Шумен Хасково Жеравна Йордан Ъглен", "Shtarkelovo Yambol Yundola Tsar Chirpan Shumen Haskovo Zheravna Yordan Aglen")]
    [InlineData(SmsTransliteration.Bulgarian, "СОФИЯ синьо Мария, Марияна", "SOFIA sinyo Maria, Mariyana")]

    [InlineData(SmsTransliteration.Georgian, "საქართველო თბილისი ქუთაისი", "sakartvelo tbilisi kutaisi")]
    [InlineData(SmsTransliteration.Georgian, "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "abgdevztik'lmnop'zhrst'upkghq'shchtsdzts'ch'khjh")]
    [InlineData(SmsTransliteration.Georgian, "ᲗᲑᲘᲚᲘᲡᲘ ᲨᲣᲐ", "TBILISI SHUA")]

    // ISO 843, its rules for digraphs.
    [InlineData(SmsTransliteration.Greek, "Αθήνα Θεσσαλονίκη Πάτρα Χανιά", "Athina Thessaloniki Patra Chania")]
    [InlineData(SmsTransliteration.Greek, "αυτός αύριο Εύβοια ευχαριστώ ταυ ηύρα ούτε άυλος", "aftos avrio Evvoia efcharisto taf ivra oute aylos")]
    [InlineData(SmsTransliteration.Greek, "μπάλα αμπέλι ρομπ άγγελος σφίγξ άγχος Ψυχή ΕΥΡΩΠΗ ΨΥΧΗ", "bala ampeli rob angelos sfinx anchos Psychi EVROPI PSYCHI")]
    [InlineData(SmsTransliteration.Greek, "Πώς είσαι\u037E", "Pos eisai?")]

    [InlineData(SmsTransliteration.Kazakh, "Қазақстан Алматы Шымкент Өскемен Семей Ұлы Ғалым Әуезов", "Qazaqstan Almaty Shymkent Öskemen Semey Uly Ghalym Äuezov")]
    [InlineData(SmsTransliteration.Kyrgyz, "Бишкек Жалал-Абад Дөң-Арык Чүй Өзгөн Кызыл-Суу Лейлек", "Bishkek Jalal-Abad Döng-Aryk Chüy Özgön Kyzyl-Suu Leylek")]
    [InlineData(SmsTransliteration.Kyrgyz, "Объект, суббота, Эшим, ЩУКА", "Ob\"ekt, subbota, Eshim, SHCHUKA")]
    [InlineData(SmsTransliteration.Macedonian, "Скопје Ѓорче Ќерка Џамија Штип Ѕвезда Љубов Њива Цветковски Охрид Желка", "Skopje Gjorche Kjerka Djamija Shtip Dzvezda Ljubov Njiva Cvetkovski Ohrid Zhelka")]
    [InlineData(SmsTransliteration.Russian, "Съешь ещё этих мягких французских булок, да выпей чаю", "Sieesh eshche etikh miagkikh frantsuzskikh bulok, da vypei chaiu")]
    [InlineData(SmsTransliteration.Russian, "Щука и ЩУКА, Щ и щи у Юлии, а ЦЩ", "Shchuka i SHCHUKA, Shch i shchi u Iulii, a TSSHCH")]
    [InlineData(SmsTransliteration.Serbian, "Београд Ђорђе Љубав Његош Ћирилица Чачак Џемпер Жика Шабац", "Beograd Djordje Ljubav Njegos Cirilica Cacak Dzemper Zika Sabac")]

    // The resolution's own examples.
    [InlineData(SmsTransliteration.Ukrainian, "Алушта Борщагівка Вінниця Гадяч Ґалаґан Донецьк Єнакієве Гаєвич Житомир", "Alushta Borshchahivka Vinnytsia Hadiach Galagan Donetsk Yenakiieve Haievych Zhytomyr")]
    [InlineData(SmsTransliteration.Ukrainian, "Їжакевич Кадиївка Йосипівка Стрий Згорани Розгон Знам'янка Юрій Крюківка Яготин Ярошенко Костянтин", "Yizhakevych Kadyivka Yosypivka Stryi Zghorany Rozghon Znamianka Yurii Kriukivka Yahotyn Yaroshenko Kostiantyn")]
    [InlineData(SmsTransliteration.Ukrainian, "Знам’янка Феодосія п'ять 'є'", "Znamianka Feodosiia piat 'ye'")]
    public void A_text_is_written_as_the_standard_says(SmsTransliteration language, string text, string latin)
    {
        var how = new SmsSimplification { Transliterations = [language], Substitutions = SmsSubstitutions.Punctuation };
        var times = (70 / text.Length) + 1;

        SmsEncoder.Simplify(Times(text, times), how).Should().Be(Times(latin, times));

        // The Greek question mark would become a semicolon.
        var apart = Times(text, times).Normalize(System.Text.NormalizationForm.FormD).Replace(';', '\u037E');
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
