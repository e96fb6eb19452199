namespace SmsGateways.Simulator.MySmpp;

/// <summary>The document's error texts, and what real servers answer where the account's language is Russian.</summary>
internal sealed record MySmppText(string English, string Russian)
{
    public static readonly MySmppText WrongFormat = new("Incorrect XML document format", "Неправильный формат XML документа");
    public static readonly MySmppText WrongLogin = new("Incorrect login or password", "Неправильный логин или пароль");
    public static readonly MySmppText NoPostData = new("POST data is missing", "POST данные отсутствуют");

    // Of sibling servers; the document does not have these two, and the English of the second one is a guess.
    public static readonly MySmppText Locked = new("Your account is locked", "Ваш аккаунт заблокирован");
    public static readonly MySmppText WrongDate = new("Incorrect date format", "Некорректный формат даты");

    public static readonly MySmppText ProviderOutOfSms = new(
        "We have run out of SMS. Please contact your manager to resolve the problem", "У нас закончились SMS. Для разрешения проблемы свяжитесь с менеджером.");

    public static readonly MySmppText OutOfSms = new("Out of SMS", "Закончились SMS.");
    public static readonly MySmppText Blocked = new("Account blocked", "Аккаунт заблокирован.");
    public static readonly MySmppText NoPhone = new("Specify phone number", "Укажите номер телефона.");
    public static readonly MySmppText OnStopList = new("Phone number is on the stop list", "Номер телефона присутствует в стоп-листе.");
    public static readonly MySmppText ClosedForYou = new("This destination is closed for you", "Данное направление закрыто для вас.");
    public static readonly MySmppText Closed = new("This destination is closed", "Данное направление закрыто.");
    public static readonly MySmppText Rejected = new("SMS text rejected by moderator", "Текст SMS отклонен модератором.");
    public static readonly MySmppText NoSender = new("No sender", "Нет отправителя.");

    public static readonly MySmppText SenderTooLong = new(
        "The sender must not exceed 15 characters for numeric numbers and 11 characters for alphanumeric numbers",
        "Отправитель не должен превышать 15 символов для цифровых номеров и 11 символов для буквенно-числовых.");

    public static readonly MySmppText PhoneTooLong = new("Phone number must be less than 15 characters", "Номер телефона должен быть меньше 15 символов.");
    public static readonly MySmppText NoText = new("No message text", "Нет текста сообщения.");
    public static readonly MySmppText NoLink = new("No link", "Нет ссылки.");

    public static readonly MySmppText NoCard = new(
        "Provide the contact name and at least one parameter for a business card", "Укажите название контакта и, хотя бы один параметр для визитной карточки.");

    public static readonly MySmppText NoSuchSender = new("There is no such sender", "Такого отправителя Нет.");
    public static readonly MySmppText NotModerated = new("The sender has not been moderated", "Отправитель не прошел модерацию.");

    // Of newer servers, which nobody has seen in English.
    public static readonly MySmppText AlreadySent = InRussianAlone("Данное сообщение уже было отправлено.");
    public static readonly MySmppText UnknownId = InRussianAlone("Сообщение с таким ID не принималось");

    public static readonly MySmppText WaitsForMoney = InRussianAlone(
        "Недостаточно средств для отправки SMS. SMS будет отправлена как только вы пополните счет по данному направлению.");

    public string In(MySmppLanguage language) => language is MySmppLanguage.Russian ? Russian : English;

    private static MySmppText InRussianAlone(string text) => new(text, text);
}
