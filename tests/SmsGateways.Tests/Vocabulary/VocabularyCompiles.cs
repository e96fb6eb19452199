using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmsGateways;

// Not under SmsGateways.Tests, from where everything of SmsGateways would be seen without a using.
namespace UserOfTheVocabulary;

/// <summary>Every signature of the vocabulary, written the way a program writes it. That it compiles is most of the test.</summary>
public sealed class VocabularyCompiles
{
    private static readonly PhoneNumber Number = PhoneNumber.Parse("+996550123456");

    [Fact]
    public async Task Registering_and_sending()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Sms:Platform", "Biz"), new("Sms:Login", "a"), new("Sms:Password", "b"), new("Infobip:Username", "a"), new("Infobip:Password", "b")]).Build();
        var services = new ServiceCollection();
        IServiceCollection same = services.AddSmsGateways(sms =>
        {
            SmsGatewayBuilder one = sms.AddSmsPro("nikita", o =>
            {
                o.Platform = SmsProPlatform.Nikita;
                o.Login = "login";
                o.Password = "password";
                o.TestMode = false;
                o.BaseAddress = new("https://smspro.nikita.kg/");
                o.DefaultSender = "MyShop";
                o.AllowInsecureHttp = false;
                o.AttemptTimeout = TimeSpan.FromSeconds(10);
                o.Deadline = TimeSpan.FromSeconds(60);
                o.QuietPeriod = TimeSpan.FromSeconds(6);
                o.MaxRequestsPerSecond = 10;
                o.MaxConcurrentRequests = 8;
                o.MaxRecipientsPerRequest = 50;
            });
            (string name, IServiceCollection its, IHttpClientBuilder http) = (one.Name, one.Services, one.HttpClient);
            SmsGatewayBuilder other = sms.AddSmsPro("biz", configuration.GetSection("Sms"));
            SmsGatewayBuilder infobip = sms.AddInfobip("infobip", o =>
            {
                o.Transport = InfobipTransport.Plain;
                o.Username = "user";
                o.Password = "password";
                o.SecondaryAddress = new("https://api2.infobip.com/");
                o.AppId = "shop";
                o.PushUrl = new("https://shop.example/dlr");
                o.NoPush = true;
                o.InboundTemplate = "who=%sender%&what=%text%";
            });
            SmsGatewayBuilder fromSection = sms.AddInfobip("infobip-2", configuration.GetSection("Infobip"));
            SmsGatewaysBuilder again = sms.AddGateway("own", provider => new Own());
            IServiceCollection all = sms.Services;
            sms.DefaultGateway = "own";
            string? known = sms.DefaultGateway;
        });
        await using var provider = same.BuildServiceProvider();

        ISmsGateway gateway = provider.GetRequiredService<ISmsGateway>();
        ISmsGateway keyed = provider.GetRequiredKeyedService<ISmsGateway>("nikita");
        ISmsGateways gateways = provider.GetRequiredService<ISmsGateways>();
        IReadOnlyCollection<string> names = gateways.Names;
        ISmsGateway found = gateways.Get("nikita");
        if (gateways.TryGet("own", out var own))
        {
            _ = own.Name.Length;
        }

        ISmsGateway tenant = gateways.GetOrAdd("tenant", new SmsProOptions { Platform = SmsProPlatform.Biz, Login = "a", Password = "b" });

        SmsSendResult result = await gateway.SendAsync(new SmsMessage("Your order is ready", "+996550123456") { Id = "ready-1", From = "MyShop" }, CancellationToken.None);
        result.EnsureAccepted().AllAccepted.Should().BeTrue();
        await foreach (SmsSendResult each in gateway.SendManyAsync(new[] { result.Message! }, CancellationToken.None))
        {
            each.EnsureAccepted();
        }

        await foreach (SmsSendResult each in gateway.SendManyAsync(Stream()))
        {
            each.EnsureAccepted();
        }

        Own? feature = gateway.GetService<Own>();
        Own required = gateway.GetRequiredService<Own>();
        object? service = gateway.GetService(typeof(Own));
        (names.Count, keyed.Name, found.Name, tenant.Name, feature, service).Should().Be((5, "nikita", "nikita", "tenant", required, required));

        static async IAsyncEnumerable<SmsMessage> Stream()
        {
            await Task.Yield();
            yield return new("Hi", Number);
        }
    }

    [Fact]
    public async Task Registering_the_others_and_joining_them()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("SmsCo:Username", "a"), new("SmsCo:Password", "b"), new("SmsCo:AllowInsecureHttp", "true"), new("MySmpp:Token", "a"), new("MySmpp:AllowInsecureHttp", "true")]).Build();
        var services = new ServiceCollection().AddSmsGateways(sms =>
        {
            SmsGatewayBuilder smsCo = sms.AddSmsCo("smsco", o =>
            {
                o.Username = "user";
                o.Password = "password";
                o.SendPath = "api/sendsms.php";
                o.StatusPath = "api/getstatus.php";
                o.AllowNonLatinText = true;
                o.TimeZone = "Asia/Tbilisi";
                o.AllowInsecureHttp = true;
            });
            SmsGatewayBuilder smsCoOfSection = sms.AddSmsCo("smsco-2", configuration.GetSection("SmsCo"));
            SmsGatewayBuilder mySmpp = sms.AddMySmpp("mysmpp", o =>
            {
                (o.Login, o.Password, o.Token) = ("login", "password", null);
                o.TimeZone = "Europe/Moscow";
                o.BaseAddress = new("https://my3.webcom.mobi/");
            });
            SmsGatewayBuilder mySmppOfSection = sms.AddMySmpp("mysmpp-2", configuration.GetSection("MySmpp"));
            SmsGatewaysBuilder joined = sms.AddFailover("otp", "smsco", "mysmpp")
                .AddRoundRobin("bulk", "mysmpp", "mysmpp-2")
                .AddRouting("by-country", r =>
                {
                    SmsRoutingBuilder same = r.Prefix("995", "smsco").Prefix("7", "bulk").Otherwise("otp");
                });
            sms.DefaultGateway = "by-country";
        });
        await using var provider = services.BuildServiceProvider();

        ISmsGateways gateways = provider.GetRequiredService<ISmsGateways>();
        ISmsGateway smsCoOfTenant = gateways.GetOrAdd("tenant", new SmsCoOptions { Username = "a", Password = "b", SendPath = "a", StatusPath = "b", AllowNonLatinText = false, TimeZone = "Asia/Tbilisi", AllowInsecureHttp = true });
        ISmsGateway mySmppOfTenant = gateways.GetOrAdd("tenant-2", new MySmppOptions { Login = "a", Password = "b", TimeZone = "Europe/Moscow", AllowInsecureHttp = true });
        ISmsGateway infobipOfTenant = gateways.GetOrAdd("tenant-3", new InfobipOptions
        {
            Transport = InfobipTransport.Xml,
            Username = "a",
            Password = "b",
            SecondaryAddress = new("https://api2.infobip.com/"),
            AppId = "shop",
            PushUrl = new("https://shop.example/dlr"),
            NoPush = false,
            InboundTemplate = "what=%bin%",
        });
        var result = new SmsSendResult { Recipients = [new(Number, SmsOutcome.Accepted)] };
        SmsSendResult reconciled = await gateways.ReconcileAsync(result, CancellationToken.None);

        (infobipOfTenant.GetService<IInfobipNumberContext>() is not null, infobipOfTenant.GetService<ISmsInbox>() is not null, mySmppOfTenant.GetService<ISmsInbox>() is not null).Should().Be((true, true, true));
        (smsCoOfTenant.Name, reconciled.AllAccepted, provider.GetRequiredService<ISmsGateway>().Name).Should().Be(("tenant", true, "by-country"));
        new[] { InfobipTransport.Json, InfobipTransport.Xml, InfobipTransport.Plain }.Should().Equal(Enum.GetValues<InfobipTransport>());
    }

    [Fact]
    public void Numbers_senders_and_messages()
    {
        ReadOnlySpan<char> span = "+996550123456";
        PhoneNumber fromSpan = PhoneNumber.Parse(span);
        bool isNumber = PhoneNumber.TryParse(span, out PhoneNumber tried);
        PhoneNumber fromString = PhoneNumber.Parse("+996550123456");
        string? text = "+996550123456";
        if (PhoneNumber.TryParse(text, out PhoneNumber alsoTried))
        {
            _ = text.Length;
        }

        (fromSpan == fromString && tried == alsoTried && isNumber).Should().BeTrue();
        fromSpan.ToString().Should().Be("+996550123456");

        SmsSender sender = "MyShop";
        string value = new SmsSender("MyShop").Value;
        SmsContent content = new SmsText("Hi") { Flash = true };
        var messages = new List<SmsMessage>
        {
            new("Hi"),
            new(content),
            new("Hi", "+996550123456"),
            new("Hi", "+996550123456", "+996550123457"),
            new("Hi", new List<string> { "+996550123456" }),
            new("Hi", Number),
            new("Hi", Number, Number),
            new("Hi", new List<PhoneNumber> { Number }.Select(static number => number)),
            new(content, "+996550123456"),
            new(content, new[] { "+996550123456" }),
            new(content, Number, Number),
            new(content, new HashSet<PhoneNumber> { Number }),
            new("Hi")
            {
                Id = "id",
                Content = content,
                To = [Number],
                From = sender,
                SendAt = DateTimeOffset.UnixEpoch,
                ValidFor = TimeSpan.FromHours(1),
                Deadline = TimeSpan.FromSeconds(30),
                OnUnknown = SmsOnUnknown.AtLeastOnce,
                IsResubmission = true,
                ProviderOptions =
                [
                    new Extra(),
                    new InfobipMessageOptions
                    {
                        EsmClass = 0,
                        DataCoding = 8,
                        SourceTon = 5,
                        SourceNpi = 0,
                        DestinationTon = 1,
                        DestinationNpi = 1,
                        AppId = "shop",
                        PushUrl = new("https://shop.example/dlr"),
                        NoPush = false,
                        CampaignId = "C-42",
                        UnicodeAsBinary = true,
                    },
                ],
            },
        };

        SmsMessage copy = messages[^1] with { IsResubmission = false };
        IReadOnlyList<PhoneNumber> to = copy.To;
        IReadOnlyList<SmsProviderOptions> options = copy.ProviderOptions;
        (to.Count, options.Count, value, copy.OnUnknown != SmsOnUnknown.AtMostOnce).Should().Be((1, 2, "MyShop", true));
    }

    [Fact]
    public void Contents()
    {
        SmsContent[] contents =
        [
            new SmsText("Hi"),
            new SmsNotification("Hi"),
            new SmsBinary(new byte[] { 1 }) { UserDataHeader = new byte[] { 2 }, DataCoding = 4 },
            new SmsWapPush("Cart", new("https://shop.example/")),
            new SmsSilent(),
            new SmsVCard("Anna")
            {
                Url = new("https://shop.example/"),
                CellPhone = "",
                WorkPhone = "",
                Fax = "",
                Email = "",
                Position = "",
                Organization = "",
                PostOfficeBox = "",
                Street = "",
                City = "",
                Region = "",
                PostalCode = "",
                Country = "",
                Additional = "",
            },
            new SmsViber("Hi")
            {
                Sender = "MyShop",
                Image = new("https://shop.example/"),
                ButtonText = "",
                ButtonUrl = new("https://shop.example/"),
                ValidFor = TimeSpan.FromMinutes(1),
                Fallback = new("Hi"),
                SmsFirst = true,
            },
        ];
        var (text, data) = (((SmsText)contents[0]).Text, ((SmsBinary)contents[2]).Data);
        if (contents[0] is SmsText(var deconstructed) && contents[3] is SmsWapPush(var title, var url) && contents[2] is SmsBinary(var octets))
        {
            (text, data.Length, title, url.Host).Should().Be((deconstructed, octets.Length, "Cart", "shop.example"));
        }
    }

    [Fact]
    public void Results_and_exceptions()
    {
        SmsOutcome[] outcomes = [SmsOutcome.Unknown, SmsOutcome.NotSent, SmsOutcome.Rejected, SmsOutcome.Accepted];
        SmsErrorScope[] scopes = [SmsErrorScope.Unspecified, SmsErrorScope.Transient, SmsErrorScope.Gateway, SmsErrorScope.Recipient, SmsErrorScope.Content];
        SmsEvidence[] evidence = [SmsEvidence.None, SmsEvidence.Response, SmsEvidence.DuplicateRefusal, SmsEvidence.EarlierId, SmsEvidence.DeliveryReport, SmsEvidence.Journal];
        SmsErrorCode[] codes =
        [
            SmsErrorCode.Other, SmsErrorCode.InvalidRequest, SmsErrorCode.Authentication, SmsErrorCode.IpNotAllowed, SmsErrorCode.InsufficientFunds, SmsErrorCode.InvalidSender,
            SmsErrorCode.InvalidRecipient, SmsErrorCode.InvalidText, SmsErrorCode.ContentBlocked, SmsErrorCode.OptedOut, SmsErrorCode.DuplicateId, SmsErrorCode.InvalidSchedule,
            SmsErrorCode.NotCovered, SmsErrorCode.RateLimited, SmsErrorCode.Unavailable, SmsErrorCode.Timeout, SmsErrorCode.Protocol, SmsErrorCode.Unsupported,
            SmsErrorCode.Canceled, SmsErrorCode.PolicyLimit,
        ];
        (outcomes.Length, scopes.Length, evidence.Length, codes.Length).Should().Be((
            Enum.GetValues<SmsOutcome>().Length, Enum.GetValues<SmsErrorScope>().Length, Enum.GetValues<SmsEvidence>().Length, Enum.GetValues<SmsErrorCode>().Length));
        codes.Should().Equal(Enum.GetValues<SmsErrorCode>(), "the order is the number, and numbers end in databases");
        outcomes.Should().Equal(Enum.GetValues<SmsOutcome>());

        var error = new SmsError(SmsErrorCode.Other, SmsErrorScope.Unspecified, null, null);
        var (code, scope, providerCode, providerText) = error;
        var row = new SmsRecipientResult(Number, SmsOutcome.Rejected)
        {
            Gateway = "a",
            ProviderMessageId = "b",
            Parts = 1,
            PredictedParts = 1,
            Error = new(code, scope, providerCode, providerText),
            Evidence = SmsEvidence.Response,
            MayBeDuplicate = true,
        };
        (PhoneNumber to, SmsOutcome outcome) = row;
        var result = new SmsSendResult { Message = new("Hi", to), MessageId = "id", Recipients = [row] };

        SmsSendException refused = new(result);
        SmsSendException unknown = new SmsOutcomeUnknownException(result);
        OperationCanceledException canceled = new SmsSendCanceledException(result, CancellationToken.None);
        var failed = new SmsProviderException("nikita", error);
        (failed.Gateway, failed.Error, failed.InnerException, new SmsProviderException("nikita", error, canceled).InnerException).Should().Be(("nikita", error, null, canceled));
        (refused.Result, unknown.Result, ((SmsSendCanceledException)canceled).Result, outcome).Should().Be((result, result, result, SmsOutcome.Rejected));
    }

    [Fact]
    public async Task Features()
    {
        ISmsGateway gateway = new Own();
        if (gateway.GetService<ISmsDeliveryReports>() is { } reports)
        {
            await foreach (SmsDeliveryReport each in reports.GetReportsAsync(SmsReportQuery.AllWaiting with { To = Number }, CancellationToken.None))
            {
                _ = each.Status;
            }
        }

        if (gateway.GetService<ISmsAccount>() is { } account)
        {
            SmsBalance asked = await account.GetBalanceAsync(CancellationToken.None);
        }

        if (gateway.GetService<ISmsNumberLookup>() is { } lookup)
        {
            SmsNumberInfo asked = await lookup.LookupAsync(Number, CancellationToken.None);
        }

        if (gateway.GetService<ISmsInbox>() is { } inbox)
        {
            var wanted = new SmsInboxQuery { Limit = 1, Since = DateTimeOffset.UnixEpoch, Until = DateTimeOffset.UnixEpoch };
            await foreach (SmsInboundMessage each in inbox.ReceiveAsync(wanted, CancellationToken.None))
            {
                (string? from, string? to) = each;
            }
        }

        if (gateway.GetService<IInfobipNumberContext>() is { } context)
        {
            IReadOnlyList<InfobipNumberTicket> tickets = await context.RequestAsync([Number], CancellationToken.None);
            (PhoneNumber asked, bool isAccepted, string? id) = tickets[0];
        }

        if (gateway.GetService<ISmsCallbacks>() is { } callbacks)
        {
            SmsCallbackResult read = callbacks.Read(new("POST", "application/xml", "?a=b", new byte[] { 1 }));
        }

        SmsReportQuery query = new("a", "b") { To = Number };
        SmsReportQuery fromList = new(query.ProviderMessageIds);
        var report = new SmsDeliveryReport("a", SmsDeliveryStatus.Delivered)
        {
            Gateway = "nikita",
            To = Number,
            SentAt = DateTimeOffset.UnixEpoch,
            DoneAt = DateTimeOffset.UnixEpoch,
            GsmErrorCode = 0,
            GsmErrorName = "",
            Price = 1.5m,
            Parts = 1,
            ProviderStatus = "3",
        };
        var inbound = new SmsInboundMessage("+996550123456", "4711")
        {
            Gateway = "nikita",
            ProviderMessageId = "a",
            Text = "STOP",
            Data = new byte[] { 1 },
            DataCoding = 0,
            ReceivedAt = DateTimeOffset.UnixEpoch,
        };
        var balance = new SmsBalance { Amount = 1, Currency = "KGS", PricePerPart = 1.5m, IsActive = true, ProviderFields = new Dictionary<string, string> { ["a"] = "b" } };
        var number = new SmsNumberInfo(Number)
        {
            Status = "DELIVRD",
            Operator = "O!",
            Region = "",
            Country = "KG",
            UtcOffset = TimeSpan.FromHours(6),
            MccMnc = "43709",
            Imsi = "",
            IsPorted = false,
            IsRoaming = false,
            ProviderFields = new Dictionary<string, string>(),
        };
        var result = new SmsCallbackResult(new(200, "text/plain", "OK")) { Reports = [report], Inbound = [inbound], Numbers = [number] };
        SmsDeliveryStatus[] statuses =
        [
            SmsDeliveryStatus.Unknown, SmsDeliveryStatus.Queued, SmsDeliveryStatus.Sent, SmsDeliveryStatus.Delivered, SmsDeliveryStatus.Read, SmsDeliveryStatus.PartlyDelivered,
            SmsDeliveryStatus.Undelivered, SmsDeliveryStatus.Rejected, SmsDeliveryStatus.Expired, SmsDeliveryStatus.Deleted, SmsDeliveryStatus.Canceled,
        ];

        statuses.Should().Equal(Enum.GetValues<SmsDeliveryStatus>());
        (fromList.ProviderMessageIds.Length, result.Reply.StatusCode, result.Reply.ContentType, result.Reply.Body, balance.Currency).Should().Be((2, 200, "text/plain", "OK", "KGS"));
    }

    [Fact]
    public void Text()
    {
        SmsSegmentation measured = SmsEncoder.Measure("Hi");
        (SmsEncoding encoding, int units, int parts, int unitsPerPart, int remaining) = SmsEncoder.Measure("Привет".AsSpan(), new SmsEncodingOptions { Reference16Bit = true, KeepGraphemes = true });
        IReadOnlyList<SmsPart> cut = SmsEncoder.Split("Hi", new SmsEncodingOptions());
        (Range range, int length) = cut[0];
        Func<string, string> simplify = SmsEncoder.Simplify;
        simplify("Hi").Should().BeSameAs("Hi");

        (measured.Encoding, encoding, units, parts, unitsPerPart, remaining, "Hi"[range], length).Should().Be((SmsEncoding.Gsm7, SmsEncoding.Ucs2, 6, 1, 70, 64, "Hi", 2));
    }

    private sealed record Extra : SmsProviderOptions;

    private sealed class Own : ISmsGateway
    {
        public string Name => "own";

        public Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default)
            => Task.FromResult(new SmsSendResult { Message = message, MessageId = message.Id ?? "", Recipients = [.. message.To.Select(static to => new SmsRecipientResult(to, SmsOutcome.Accepted))] });
    }

    private sealed class Decorator(ISmsGateway inner) : DelegatingSmsGateway(inner)
    {
        public override string Name => base.Name;

        public override Task<SmsSendResult> SendAsync(SmsMessage message, CancellationToken cancellationToken = default) => base.SendAsync(message, cancellationToken);

        public override IAsyncEnumerable<SmsSendResult> SendManyAsync(IAsyncEnumerable<SmsMessage> messages, CancellationToken cancellationToken = default)
            => base.SendManyAsync(messages, cancellationToken);

        public override object? GetService(Type serviceType) => base.GetService(serviceType);
    }
}
