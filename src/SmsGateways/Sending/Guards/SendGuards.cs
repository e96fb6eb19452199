using Microsoft.Extensions.Logging;
using static SmsGateways.Sending.MessageChecks;

namespace SmsGateways.Sending.Guards;

/// <summary>The limits that all gateways of an application share, and what counts towards them.</summary>
/// <threadsafety instance="true"/>
internal sealed class SendGuards
{
    // One key for everything.
    private const long All = 0;

    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly long _start;
    private readonly Lock _lock = new();
    private readonly string[] _allowedPrefixes;
    private readonly int? _maxParts;
    private readonly long _prefixBound;
    private readonly SlidingWindow? _recipients;
    private readonly SlidingWindow? _prefixes;
    private readonly SlidingWindow? _parts;
    private readonly SmsError _notAllowed;
    private readonly SmsError _recipientFull;
    private readonly SmsError _prefixFull;
    private readonly SmsError _partsFull;

    public SendGuards(SmsGuardOptions options, TimeProvider clock, ILogger logger, ISmsSendJournal? journal = null)
    {
        Journal = journal;
        _clock = clock;
        _logger = logger;
        _start = clock.GetTimestamp();
        _allowedPrefixes = options.ListAllowedDigits();
        _maxParts = options.MaxPartsPerMessage;
        _prefixBound = (long)Math.Pow(10, options.PrefixLength);
        _recipients = options.MaxMessagesPerRecipient is { } perRecipient ? new(perRecipient, options.RecipientWindow) : null;
        _prefixes = options.MaxMessagesPerPrefix is { } perPrefix ? new(perPrefix, options.PrefixWindow) : null;
        _parts = options.MaxPartsPerHour is { } perHour ? new(perHour, TimeSpan.FromHours(1)) : null;

        _notAllowed = RefuseRecipient(
            $"{nameof(options.AllowedPrefixes)} ({_allowedPrefixes.Length} of them) has none that fits the recipient: add its country, if messages are meant to go there.");
        _recipientFull = RefuseRecipient(
            $"{nameof(options.MaxMessagesPerRecipient)} is {options.MaxMessagesPerRecipient} in {options.RecipientWindow}, and the recipient has had so many: send later, or raise the limit.");
        _prefixFull = RefuseRecipient(
            $"{nameof(options.MaxMessagesPerPrefix)} is {options.MaxMessagesPerPrefix} in {options.PrefixWindow} for numbers that share {options.PrefixLength} digits, and they have had so many: "
                + "see whether somebody asks for messages to a range of numbers; if not, send later, or raise the limit.");
        _partsFull = RefuseRecipient(
            $"{nameof(options.MaxPartsPerHour)} is {options.MaxPartsPerHour}, and what is left of it is too little: see what sends so much; send later, or raise the limit.");
    }

    /// <summary>Gets what remembers what became of messages, if anything does: a refusal must not hide what an earlier run has done.</summary>
    public ISmsSendJournal? Journal { get; }

    /// <summary>Gets how many keys are remembered.</summary>
    public int Keys
    {
        get
        {
            lock (_lock)
            {
                return (_recipients?.Keys ?? 0) + (_prefixes?.Keys ?? 0) + (_parts?.Keys ?? 0);
            }
        }
    }

    /// <summary>Tells whether these guards have let the message through to all its recipients, on its way here.</summary>
    public bool HavePassed(SmsMessage message) => FindPass(message)?.Covers(message.To) is true;

    /// <summary>Counts a message, and decides to whom it may go.</summary>
    /// <param name="message">The message, with at least one recipient.</param>
    /// <param name="gateway">The name of the gateway that it is given to.</param>
    /// <param name="owner">The stream that it comes in.</param>
    public GuardPass Admit(SmsMessage message, string gateway, object? owner = null)
    {
        message = message.Id is null ? message with { Id = Guid.NewGuid().ToString("N") } : message;
        var recipients = message.To.Count is 1 ? [message.To[0]] : message.To.Distinct().ToArray();
        if (FindPass(message) is { } outer)
        {
            recipients = [.. recipients.Where(to => !outer.Covers(to))]; // The others are counted.
        }

        var predictedParts = PartsOf(message);
        var parts = predictedParts ?? 1;
        var tooLong = parts > _maxParts
            ? Refuse(
                SmsErrorCode.PolicyLimit, SmsErrorScope.Content,
                $"{nameof(SmsGuardOptions.MaxPartsPerMessage)} is {_maxParts}, and the text needs {parts}: make it shorter, or raise the limit.")
            : null;

        var refused = new Dictionary<PhoneNumber, SmsError>();
        lock (_lock)
        {
            var now = _clock.GetElapsedTime(_start);
            foreach (var to in recipients)
            {
                if ((tooLong ?? FindLimit(to, parts, now)) is { } error)
                {
                    refused.Add(to, error);
                }
                else
                {
                    _recipients?.Take(to.Digits, 1);
                    _prefixes?.Take(PrefixOf(to), 1);
                    _parts?.Take(All, parts);
                }
            }
        }

        if (refused.Count > 0)
        {
            Log.GuardsRefused(_logger, refused.Count, message.Id!, refused.Values.First().Detail!);
            recipients = [.. recipients.Where(to => !refused.ContainsKey(to))];
        }

        return new(this, gateway, message, recipients, refused, predictedParts) { Owner = owner };
    }

    /// <summary>Ends the counting of recipients that were let through.</summary>
    /// <param name="recipients">The recipients.</param>
    /// <param name="parts">How many parts each got.</param>
    /// <param name="wasSent">Whether the message may have left; what has not is given back.</param>
    public void Settle(PhoneNumber[] recipients, int parts, Func<PhoneNumber, bool> wasSent)
    {
        lock (_lock)
        {
            var now = _clock.GetElapsedTime(_start);
            foreach (var to in recipients)
            {
                if (wasSent(to))
                {
                    _recipients?.Leave(to.Digits, 1, now);
                    _prefixes?.Leave(PrefixOf(to), 1, now);
                    _parts?.Leave(All, parts, now);
                }
                else
                {
                    _recipients?.GiveBack(to.Digits, 1);
                    _prefixes?.GiveBack(PrefixOf(to), 1);
                    _parts?.GiveBack(All, parts);
                }
            }
        }
    }

    private static SmsError RefuseRecipient(string detail) => Refuse(SmsErrorCode.PolicyLimit, SmsErrorScope.Recipient, detail);

    // Null for what is no text. A text that cannot be measured is refused by every gateway, and must not end the send here.
    private static int? PartsOf(SmsMessage message)
    {
        try
        {
            // As the gateways send it; an escape character is no text, and cannot be measured.
            return TextCheck.Simplify(message, static (text, how) => SmsEncoder.Simplify(text, how)).Content is SmsText { Text: var text }
                ? SmsEncoder.Measure(TextCheck.Normalize(text, out _).Replace('\u001B', ' ')).Parts
                : null;
        }
        catch (SmsTooLongException exception)
        {
            return exception.Parts;
        }
    }

    // A pass of the guards of another container says nothing here.
    private GuardPass? FindPass(SmsMessage message) => message.Trail?.Pass is { IsOpen: true } pass && pass.Guards == this ? pass : null;

    private SmsError? FindLimit(PhoneNumber to, int parts, TimeSpan now)
        => !IsAllowed(to) ? _notAllowed
            : _recipients?.HasRoom(to.Digits, 1, now) is false ? _recipientFull
            : _prefixes?.HasRoom(PrefixOf(to), 1, now) is false ? _prefixFull
            : _parts?.HasRoom(All, parts, now) is false ? _partsFull
            : null;

    private bool IsAllowed(PhoneNumber to)
    {
        if (_allowedPrefixes.Length is 0)
        {
            return true;
        }

        Span<char> digits = stackalloc char[16];
        to.TryFormat(digits, out var length, "D", provider: null);
        foreach (var prefix in _allowedPrefixes)
        {
            if (digits[..length].StartsWith(prefix))
            {
                return true;
            }
        }

        return false;
    }

    private long PrefixOf(PhoneNumber to)
    {
        var digits = to.Digits;
        while (digits >= _prefixBound)
        {
            digits /= 10;
        }

        return digits;
    }
}
