namespace SmsGateways.Simulator.Tests;

/// <summary>The request and the answer exactly as MySmpp's document prints them, and the texts of its tables.</summary>
internal static class MySmppDocument
{
    /// <summary>With <c>viber or sms</c> and the like in the place of a value, and an end tag in Russian.</summary>
    public const string Send = """
        <?xml version="1.0" encoding="utf-8" ?>
        <request>
          <message type_send_1="viber or sms" type_send_2="viber or sms" type="flashsms or silence or sms or wappush or vcard">
           <sender_viber>Sender of Viber message</sender_viber>
           <text_viber>Message text</text_viber>
           <button_viber>Button text</button_viber>
           <action_viber>Link for button</action_viber>
           <image_viber>Address of image</image_viber>
           <sender>Sender 1</sender>
           <text>Message text 1</text>
           <url>Address for WAP Push or vCard</url>
           <name>Name for vCard</name>
           <phone cell="79033256699" work="79033256699" fax="79033256699"/>
           <email>E-mail vCard</email>
           <position>Job vCard</position>
           <organization>Organization vCard</organization>
           <address post_office_box="P.O. Box" street="Street" city="City" region="Region" postal_code="Index" country="Country" />
           <additional>Additional vCard information</additional>
           <abonent phone="79033256699" number_sms="1" client_id_sms="101" time_send="2001-12-31 12:34:54" validity_period="2001-12-31 15:34:54" validity_period_viber="2001-12-31 15:34:54" />
           <abonent phone="79033256699" number_sms="2" client_id_sms="102" time_send="2001-12-31 12:35:54" />
             ...
           <abonent phone="79033256699" number_sms="10" client_id_sms="110" time_send="" />
         </message>
         <message>
           <sender>Sender 2</sender>
           <text>Message Text 2</text>
           <abonent phone="79033256699" number_sms="11" client_id_sms="111" />
           <abonent phone="79033256699" number_sms="12" client_id_sms="112" />.
           ...
           <abonent phone="79033256699" number_sms="20" client_id_sms="120" />
        </сообщение
         ...
        <security>
           <login value="login" />
           <password value="password" />
        </security>
        </request>
        """;

    public const string Answer = """
        <?xml  version="1.0" encoding="utf-8" ?>
        <response>
             <information number_sms="1" id_sms="SMS ID in the system to check the status" parts="2">Status/error message</information>
             <information number_sms="2" id_sms="SMS ID in the system to check the status" parts="2">Status/error message</information>
             <information number_sms="3" id_sms="SMS ID in the system to check the status" parts="2">Status/error message</information>

        </response>
        """;

    /// <summary>Texts of <c>error</c>, and in Russian as sibling documents have them.</summary>
    public static IReadOnlyDictionary<string, string> Errors { get; } = new Dictionary<string, string>
    {
        ["Incorrect XML document format"] = "Неправильный формат XML документа",
        ["Incorrect login or password"] = "Неправильный логин или пароль",
        ["POST data is missing"] = "POST данные отсутствуют",
    };

    /// <summary>Texts of <c>information</c>, and in Russian as sibling documents have them.</summary>
    public static IReadOnlyDictionary<string, string> MessageErrors { get; } = new Dictionary<string, string>
    {
        ["We have run out of SMS. Please contact your manager to resolve the problem"] = "У нас закончились SMS. Для разрешения проблемы свяжитесь с менеджером.",
        ["Out of SMS"] = "Закончились SMS.",
        ["Account blocked"] = "Аккаунт заблокирован.",
        ["Specify phone number"] = "Укажите номер телефона.",
        ["Phone number is on the stop list"] = "Номер телефона присутствует в стоп-листе.",
        ["This destination is closed for you"] = "Данное направление закрыто для вас.",
        ["This destination is closed"] = "Данное направление закрыто.",
        ["SMS text rejected by moderator"] = "Текст SMS отклонен модератором.",
        ["No sender"] = "Нет отправителя.",
        ["The sender must not exceed 15 characters for numeric numbers and 11 characters for alphanumeric numbers"] =
            "Отправитель не должен превышать 15 символов для цифровых номеров и 11 символов для буквенно-числовых.",
        ["Phone number must be less than 15 characters"] = "Номер телефона должен быть меньше 15 символов.",
        ["No message text"] = "Нет текста сообщения.",
        ["No link"] = "Нет ссылки.",
        ["Provide the contact name and at least one parameter for a business card"] =
            "Укажите название контакта и, хотя бы один параметр для визитной карточки.",
        ["There is no such sender"] = "Такого отправителя Нет.",
        ["The sender has not been moderated"] = "Отправитель не прошел модерацию.",
    };
}
