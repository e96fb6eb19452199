namespace SmsGateways;

/// <summary>How each language is written in Latin letters, in the notation of <see cref="TransliterationRule"/>.</summary>
internal static class TransliterationTables
{
    // BGN/PCGN 1981: ye and yev initially and after the vowels ա ե է ը ի ո ու օ; vo initially but for ով; apostrophes for what is aspirated.
    private const string Armenian =
        "ա=a բ=b գ=g դ=d ^ե=ye [աեէըիոօւ]ե=ye ե=e զ=z է=e ը=y թ=t' ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh "
        + "^ով=ov ^ո=vo ո=o ու=u չ=ch' պ=p ջ=j ռ=rr ս=s վ=v տ=t ր=r ց=ts' ւ=v փ=p' ք=k' օ=o ֆ=f "
        + "^և=yev [աեէըիոօւ]և=yev և=ev ^եւ=yev [աեէըիոօւ]եւ=yev եւ=ev ։=. ՝=, ՞=? ՜=! ՛=";

    // Articles 4 to 6 of the act: -ия at the end of a word is -ia, and the country keeps its name. ѝ is no letter of the act's alphabet: it is и with an accent.
    private const string Bulgarian =
        "а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch ш=sh щ=sht ъ=a ь=y ю=yu я=ya "
        + "ѝ=i ия$=ia ^българия$=bulgaria";

    private const string Georgian =
        "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k' ლ=l მ=m ნ=n ო=o პ=p' ჟ=zh რ=r ს=s ტ=t' უ=u ფ=p ქ=k ღ=gh ყ=q' შ=sh ჩ=ch ც=ts ძ=dz "
        + "წ=ts' ჭ=ch' ხ=kh ჯ=j ჰ=h";

    private const string GreekLetters = "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ";

    // Clause by clause: αυ, ευ and ηυ end in f before what is voiceless and at the end of a word, else in v; μπ is b at either end of a word.
    // The question mark and the semicolon have characters of their own, which Unicode's normal forms, and so most keyboards, make ; and ·.
    private const string Greek =
        "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o "
        + "ά=a έ=e ή=i ί=i ό=o ύ=y ώ=o ϊ=i ΐ=i ϋ=y ΰ=y γγ=ng γξ=nx γχ=nch ^μπ=b μπ$=b μπ=mp ου=ou ού=ou "
        + "αυ=av αύ=av ευ=ev εύ=ev ηυ=iv ηύ=iv αυ[θκξπσςτφχψ]=af αύ[θκξπσςτφχψ]=af ευ[θκξπσςτφχψ]=ef εύ[θκξπσςτφχψ]=ef "
        + "ηυ[θκξπσςτφχψ]=if ηύ[θκξπσςτφχψ]=if αυ$=af αύ$=af ευ$=ef εύ$=ef ηυ$=if ηύ$=if "
        + $"\u037E=? [{GreekLetters}];=? \u0387=; [{GreekLetters}]\u00B7=;";

    // и is ī, у is ū and э is ė in the table.
    private const string Kazakh =
        "а=a ә=ä б=b в=v г=g ғ=gh д=d е=e ё=yo ж=zh з=z и=i й=y к=k қ=q л=l м=m н=n ң=ng о=o ө=ö п=p р=r с=s т=t у=u ұ=u ү=ü ф=f х=kh "
        + "һ=h ц=ts ч=ch ш=sh щ=shch ъ=\" ы=y і=i ь=' э=e ю=yu я=ya";

    private const string Kyrgyz =
        "а=a б=b в=v г=g д=d е=e ё=yo ж=j з=z и=i й=y к=k л=l м=m н=n ң=ng о=o ө=ö п=p р=r с=s т=t у=u ү=ü ф=f х=kh ц=ts ч=ch ш=sh "
        + "щ=shch ъ=\" ы=y ь=' э=e ю=yu я=ya";

    private const string Macedonian =
        "а=a б=b в=v г=g д=d ѓ=gj е=e ж=zh з=z ѕ=dz и=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p р=r с=s т=t ќ=kj у=u ф=f х=h ц=c ч=ch "
        + "џ=dj ш=sh ѐ=e ѝ=i";

    private const string Russian =
        "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ=ie ы=y "
        + "ь= э=e ю=iu я=ia";

    // Gajica's č ć š ž and đ are not in the GSM alphabet. dj is how đ was written before it had a letter.
    private const string Serbian =
        "а=a б=b в=v г=g д=d ђ=dj е=e ж=z з=z и=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p р=r с=s т=t ћ=c у=u ф=f х=h ц=c ч=c џ=dz ш=s";

    private const string UkrainianLetters = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя";

    // The soft sign and the apostrophe are not written; зг is zgh, so that it is not taken for ж; є ї й ю я differ at the beginning of a word.
    private const string Ukrainian =
        "а=a б=b в=v г=h ґ=g д=d е=e ^є=ye є=ie ж=zh з=z зг=zgh и=y і=i ^ї=yi ї=i ^й=y й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f "
        + "х=kh ц=ts ч=ch ш=sh щ=shch ь= ^ю=yu ю=iu ^я=ya я=ia "
        + $"[{UkrainianLetters}]'[{UkrainianLetters}]= [{UkrainianLetters}]’[{UkrainianLetters}]= [{UkrainianLetters}]ʼ[{UkrainianLetters}]=";

    /// <summary>Gets the rules of a language.</summary>
    public static string Of(SmsTransliteration transliteration) => transliteration switch
    {
        SmsTransliteration.Armenian => Armenian,
        SmsTransliteration.Bulgarian => Bulgarian,
        SmsTransliteration.Georgian => Georgian,
        SmsTransliteration.Greek => Greek,
        SmsTransliteration.Kazakh => Kazakh,
        SmsTransliteration.Kyrgyz => Kyrgyz,
        SmsTransliteration.Macedonian => Macedonian,
        SmsTransliteration.Russian => Russian,
        SmsTransliteration.Serbian => Serbian,
        SmsTransliteration.Ukrainian => Ukrainian,
        _ => throw new ArgumentOutOfRangeException(nameof(transliteration)),
    };
}
