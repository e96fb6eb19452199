using System.Collections.Frozen;
using SmsGateways.Http;
using SmsGateways.Sending;

namespace SmsGateways.Providers.MySmpp;

/// <summary>MySmpp's words in our terms: it has no codes. Source: its document, in English; in Russian, those of the same platform elsewhere, and what servers answer.</summary>
/// <remarks>Russian comes from accounts with an English document as well. Texts are compared without case, commas and the stop at their end, and kept verbatim.</remarks>
internal static class MySmppErrors
{
    private const SmsOutcome Accepted = SmsOutcome.Accepted;
    private const SmsOutcome Rejected = SmsOutcome.Rejected;
    private const SmsOutcome Unknown = SmsOutcome.Unknown;

    // Of a document with several messages it may be about one of them: then it is repeated message by message.
    private static readonly Row Format = new(Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway) { MayMeanOneMessage = true };

    private static readonly Row Earlier = new(Unknown, SmsErrorCode.DuplicateId, SmsErrorScope.Unspecified)
    {
        Detail = "The provider has seen this id before: the message may have gone out on an earlier run.",
    };

    private static readonly Row NotInTheDocument = new(Unknown, SmsErrorCode.Other, SmsErrorScope.Unspecified)
    {
        Detail = "The provider answered with words that its document does not have.",
    };

    private static readonly Row Contradiction = new(Unknown, SmsErrorCode.Protocol, SmsErrorScope.Unspecified)
    {
        Detail = "The provider refused the message and gave it an id, which the document says that it does not do.",
    };

    /// <summary>The text of <c>error</c>: about the whole document.</summary>
    private static readonly FrozenDictionary<string, Row> Requests = Table(
        ("Incorrect XML document format", "Неправильный формат XML документа", Format),
        ("Incorrect login or password", "Неправильный логин или пароль", new(Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway)),
        ("POST data is missing", "POST данные отсутствуют", new(Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)),
        ("Your account is locked", "Ваш аккаунт заблокирован", new(Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway)),

        // Of other questions on the same platform; the document here has none of them.
        (null, "Базы с таким номером не существует", new(Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)),
        (null, "Некорректный формат даты", new(Rejected, SmsErrorCode.InvalidSchedule, SmsErrorScope.Gateway) { MayMeanOneMessage = true }),
        (null, "Такой оператор не обнаружен", new(Rejected, SmsErrorCode.InvalidRequest, SmsErrorScope.Gateway)));

    /// <summary>The text of <c>information</c>: about one recipient.</summary>
    private static readonly FrozenDictionary<string, Row> Messages = Table(
        ("send", null, new(Accepted, default, default)),
        (null, "Недостаточно средств для отправки SMS. SMS будет отправлена как только вы пополните счет по данному направлению.", new(Accepted, default, default)), // It waits for money at the provider.
        (null, "Данное сообщение уже было отправлено.", Earlier),
        ("We have run out of SMS. Please contact your manager to resolve the problem", "У нас закончились SMS. Для разрешения проблемы свяжитесь с менеджером.", new(Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway)),
        ("Out of SMS", "Закончились SMS.", new(Rejected, SmsErrorCode.InsufficientFunds, SmsErrorScope.Gateway)),
        ("Account blocked", "Аккаунт заблокирован.", new(Rejected, SmsErrorCode.Authentication, SmsErrorScope.Gateway)),
        ("Specify phone number", "Укажите номер телефона.", new(Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient)),
        ("Phone number is on the stop list", "Номер телефона присутствует в стоп-листе.", new(Rejected, SmsErrorCode.OptedOut, SmsErrorScope.Recipient)),
        ("This destination is closed for you", "Данное направление закрыто для вас.", new(Rejected, SmsErrorCode.NotCovered, SmsErrorScope.Gateway)), // Servers say so of numbers that are none, too.
        ("This destination is closed", "Данное направление закрыто.", new(Rejected, SmsErrorCode.NotCovered, SmsErrorScope.Gateway)),
        ("SMS text rejected by moderator", "Текст SMS отклонен модератором.", new(Rejected, SmsErrorCode.ContentBlocked, SmsErrorScope.Content)),
        ("No sender", "Нет отправителя.", new(Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway)),
        ("The sender must not exceed 15 characters for numeric numbers and 11 characters for alphanumeric numbers", "Отправитель не должен превышать 15 символов для цифровых номеров и 11 символов для буквенно-числовых.", new(Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway)),
        ("Phone number must be less than 15 characters", "Номер телефона должен быть меньше 15 символов.", new(Rejected, SmsErrorCode.InvalidRecipient, SmsErrorScope.Recipient)),
        ("No message text", "Нет текста сообщения.", new(Rejected, SmsErrorCode.InvalidText, SmsErrorScope.Content)),
        ("No link", "Нет ссылки.", new(Rejected, SmsErrorCode.InvalidText, SmsErrorScope.Content)),
        ("Provide the contact name and at least one parameter for a business card", "Укажите название контакта и, хотя бы один параметр для визитной карточки.", new(Rejected, SmsErrorCode.InvalidText, SmsErrorScope.Content)),
        ("There is no such sender", "Такого отправителя Нет.", new(Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway)),
        ("The sender has not been moderated", "Отправитель не прошел модерацию.", new(Rejected, SmsErrorCode.InvalidSender, SmsErrorScope.Gateway)));

    /// <summary>Judges what an <c>information</c> says.</summary>
    public static Verdict JudgeMessage(MySmppInformation information)
    {
        var (_, id, parts, text) = information;
        var row = Find(text, isOneMessage: true) ?? (id is null ? NotInTheDocument : null);

        // "If an error occurred while sending SMS, id_sms is not transmitted": words that nobody knows are no error where there is one.
        if (row is null or { Outcome: Accepted })
        {
            return Verdict.Accepted(id, parts) with { MayBeOfEarlier = true };
        }

        row = id is not null && row.Outcome is Rejected ? Contradiction : row;
        return new(row.Outcome, row.ToError(text)) { ProviderMessageId = id, IsForAsking = row == Earlier, MayBeOfEarlier = row == Earlier && id is not null };
    }

    /// <summary>Judges what an <c>error</c> says to a document that was to be sent.</summary>
    /// <param name="text">The words.</param>
    /// <param name="status">The HTTP status that they came with: some servers say 400 with them, some 200.</param>
    /// <param name="messages">How many messages the document had.</param>
    /// <param name="recipients">How many recipients all of them had together.</param>
    public static Verdict JudgeRequest(string text, int status, int messages, int recipients)
    {
        if (Find(text, isOneMessage: recipients is 1) is { Outcome: not Accepted } row)
        {
            var error = row.ToError(text);
            error = row.MayMeanOneMessage && messages > 1 ? error with { Scope = SmsErrorScope.Content } : error;
            return new(row.Outcome, error) { IsOfRequest = true, IsForAsking = row == Earlier };
        }

        if (!StatusRules.IsRefusal(status))
        {
            return new(Unknown, NotInTheDocument.ToError(text));
        }

        // 400 is what servers answer to a document that is malformed.
        var (outcome, byStatus) = StatusRules.Judge(status);
        return new(outcome, byStatus with { ProviderText = text, Scope = status is 400 && messages > 1 ? SmsErrorScope.Content : byStatus.Scope }) { IsOfRequest = true };
    }

    /// <summary>Explains why a question has no answer.</summary>
    public static SmsError OfQuestion(string text)
        => (Find(text, isOneMessage: true) is { Outcome: Rejected } row ? row : NotInTheDocument).ToError(text);

    // What is about one recipient cannot be said of several: it does not tell which.
    private static Row? Find(string text, bool isOneMessage)
    {
        var words = Simplify(text);
        return Requests.GetValueOrDefault(words) ?? (isOneMessage ? Messages.GetValueOrDefault(words) : null);
    }

    private static FrozenDictionary<string, Row> Table(params (string? English, string? Russian, Row Row)[] rows)
    {
        var table = new Dictionary<string, Row>();
        foreach (var (english, russian, row) in rows)
        {
            foreach (var text in new[] { english, russian }.OfType<string>())
            {
                table.Add(Simplify(text), row);
            }
        }

        return table.ToFrozenDictionary();
    }

    // The comma of the business card is not in every document, and "ё" is written "е" as often as not.
    private static string Simplify(string text)
        => string.Join(' ', text.ToLowerInvariant().Replace('ё', 'е').Replace(",", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', ' ');

    private sealed record Row(SmsOutcome Outcome, SmsErrorCode Code, SmsErrorScope Scope)
    {
        public string? Detail { get; init; }

        /// <summary>Gets a value indicating whether one message of several may be the reason.</summary>
        public bool MayMeanOneMessage { get; init; }

        public SmsError ToError(string text) => new(Code, Scope, null, text) { Detail = Detail };
    }
}
