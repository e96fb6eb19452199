using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SmsGateways.Tests.Vocabulary;

/// <summary>Messages wait in queues, and results in tables: both must come back as they were, whatever serializer options an application uses.</summary>
public sealed class JsonTests
{
    private static readonly PhoneNumber Number = PhoneNumber.Parse("+996550123456");
    private static readonly JsonSerializerOptions AnyOrder = new() { AllowOutOfOrderMetadataProperties = true };

    public static TheoryData<string, SmsContent> Contents => new()
    {
        { "text", new SmsText("Hi, \u00E9\u4E2D\U0001F600 \"<&>\"\n") { Flash = true } },
        { "notification", new SmsNotification("Hi") },
        { "binary", new SmsBinary(new byte[] { 0, 1, 254, 255 }) { UserDataHeader = new byte[] { 5, 4 }, DataCoding = 4 } },
        { "wapPush", new SmsWapPush("Cart", new("https://shop.example/a?b=c&d=%20#e")) },
        { "silent", new SmsSilent() },
        {
            "vCard", new SmsVCard("Anna")
            {
                Url = new("https://shop.example/"),
                CellPhone = "1",
                WorkPhone = "2",
                Fax = "3",
                Email = "4",
                Position = "5",
                Organization = "6",
                PostOfficeBox = "7",
                Street = "8",
                City = "9",
                Region = "10",
                PostalCode = "11",
                Country = "12",
                Additional = "13",
            }
        },
        {
            "viber", new SmsViber("Hi")
            {
                Sender = "MyShop",
                Image = new("https://shop.example/a.png"),
                ButtonText = "Pay",
                ButtonUrl = new("https://shop.example/pay"),
                ValidFor = TimeSpan.FromMinutes(5),
                Fallback = new("Hi by SMS") { Flash = true },
                SmsFirst = true,
            }
        },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public void A_message_comes_back_as_it_was(string kind, SmsContent content)
    {
        var message = Full(content);

        foreach (var (way, json, read) in RoundTrips(message, VocabularyJson.Default.SmsMessage))
        {
            read.Should().Be(message, way);
            json.Should().Contain($$"""{"kind":"{{kind}}""", way);
        }
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void A_result_comes_back_as_it_was(string kind, SmsContent content)
    {
        var result = new SmsSendResult
        {
            MessageId = kind,
            Message = Full(content),
            Recipients =
            [
                new(Number, SmsOutcome.Accepted) { Gateway = "nikita", ProviderMessageId = "a1", Parts = 2, PredictedParts = 3, Evidence = SmsEvidence.DuplicateRefusal, MayBeDuplicate = true },
                new(Number, SmsOutcome.Unknown) { Error = new(SmsErrorCode.Timeout, SmsErrorScope.Transient, "7", "busy") { Detail = "No answer came in time." } },
            ],
        };

        foreach (var (way, _, read) in RoundTrips(result, VocabularyJson.Default.SmsSendResult))
        {
            read.Should().Be(result, way);
        }
    }

    [Fact]
    public void Every_kind_of_content_is_covered_here()
        => Contents.Select(static row => row[1].GetType()).Should().BeEquivalentTo(
            typeof(SmsContent).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(SmsContent))));

    [Fact]
    public void What_may_be_simplified_comes_back_as_it_was_and_is_left_out_where_it_is_not_said()
    {
        var message = Full(new SmsText("“Hi”")) with { Simplify = new() { Substitutions = SmsSubstitutions.Spaces | SmsSubstitutions.Brackets, Transliterations = [SmsTransliteration.Kyrgyz, SmsTransliteration.Georgian] } };

        foreach (var (way, json, read) in RoundTrips(message, VocabularyJson.Default.SmsMessage))
        {
            read.Should().Be(message, way);
            json.Should().Contain("\"Spaces, Brackets\"", way).And.Contain("[\"Kyrgyz\",\"Georgian\"]", way);
        }

        JsonSerializer.Deserialize<SmsMessage>("""{"Content":{"kind":"text","Text":"Hi"},"Simplify":{}}""").Should().Be(new SmsMessage("Hi") { Simplify = new() });
        JsonSerializer.Serialize(new SmsMessage("Hi")).Should().NotContain("Simplify");
    }

    [Fact]
    public void A_message_is_written_like_this()
    {
        const string Json = """
            {"Content":{"kind":"text","Text":"Order 4711 is ready","Flash":false},"Id":"ready-4711","To":["\u002B996550123456"],"From":"MyShop","SendAt":"2030-01-02T03:04:05+06:00","ValidFor":"01:00:00","Deadline":"00:00:30","OnUnknown":"AtLeastOnce","IsResubmission":true,"ProviderOptions":[]}
            """;
        var message = Full(new SmsText("Order 4711 is ready"));

        Sorted(JsonSerializer.Serialize(message)).Should().Be(Sorted(Json));
        Sorted(JsonSerializer.Serialize(message, VocabularyJson.Default.SmsMessage)).Should().Be(Sorted(Json));
        JsonSerializer.Deserialize<SmsMessage>(Json).Should().Be(message);
    }

    [Fact]
    public void A_result_is_written_like_this()
    {
        const string Json = """
            {"Message":null,"MessageId":"ready-4711","Recipients":[{"To":"\u002B996550123456","Outcome":"Rejected","Gateway":"nikita","ProviderMessageId":"a1","Parts":2,"Error":{"Code":"InvalidSender","Scope":"Gateway","ProviderCode":"5","ProviderText":"Bad sender","Detail":null},"Evidence":"None","MayBeDuplicate":false}]}
            """;
        var result = new SmsSendResult
        {
            MessageId = "ready-4711",
            Recipients =
            [
                new(Number, SmsOutcome.Rejected)
                {
                    Gateway = "nikita",
                    ProviderMessageId = "a1",
                    Parts = 2,
                    Error = new(SmsErrorCode.InvalidSender, SmsErrorScope.Gateway, "5", "Bad sender"),
                },
            ],
        };

        // A later version may add properties; those that are written today must stay.
        Sorted(JsonSerializer.Serialize(result)).Should().ContainAll(Sorted(Json).Trim('{', '}', '[', ']').Split(','));
        JsonSerializer.Deserialize<SmsSendResult>(Json).Should().Be(result);
    }

    [Fact]
    public void Options_of_a_provider_come_back_as_they_were()
    {
        var message = Full(new SmsText("Hi")) with
        {
            ProviderOptions =
            [
                new InfobipMessageOptions
                {
                    EsmClass = 3,
                    DataCoding = 8,
                    SourceTon = 5,
                    SourceNpi = 1,
                    DestinationTon = 0,
                    DestinationNpi = 18,
                    AppId = "shop",
                    PushUrl = new("https://shop.example/dlr?a=b"),
                    NoPush = false,
                    CampaignId = "C-42",
                    UnicodeAsBinary = true,
                },
                new InfobipMessageOptions(),
            ],
        };

        foreach (var (way, json, read) in RoundTrips(message, VocabularyJson.Default.SmsMessage))
        {
            read.Should().Be(message, way);
            json.Should().Contain("""{"kind":"infobip",""", way);
        }
    }

    [Fact]
    public void An_application_may_have_options_of_its_own()
    {
        var message = new SmsMessage("Hi", Number) { ProviderOptions = [new OwnOptions("a"), new InfobipMessageOptions { AppId = "b" }] };
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver
            {
                Modifiers =
                {
                    static type =>
                    {
                        if (type.Type == typeof(SmsProviderOptions))
                        {
                            type.PolymorphismOptions!.DerivedTypes.Add(new(typeof(OwnOptions), "own"));
                        }
                    },
                },
            },
        };

        JsonSerializer.Deserialize<SmsMessage>(JsonSerializer.Serialize(message, options), options).Should().Be(message);
        FluentActions.Invoking(() => JsonSerializer.Serialize(message)).Should().Throw<NotSupportedException>("what nobody has named would be lost on the way");
    }

    [Fact]
    public void What_an_older_version_wrote_is_read_and_what_is_missing_has_its_default()
        => JsonSerializer.Deserialize<SmsMessage>("""{"Content":{"kind":"text","Text":"Hi"},"Unheard":1}""").Should().Be(new SmsMessage("Hi"));

    [Fact]
    public void An_outcome_that_is_missing_is_unknown()
        => JsonSerializer.Deserialize<SmsSendResult>("""{"Recipients":[{"To":"+996550123456"}]}""")!.Recipients[0].Outcome.Should().Be(SmsOutcome.Unknown);

    [Theory]
    [InlineData("""{"Content":{"kind":"fax","Text":"Hi"}}""")]
    [InlineData("""{"Content":{"kind":"text"}}""")]
    [InlineData("""{"Content":{"kind":"viber"}}""")]
    [InlineData("""{"Content":{"kind":"notification"}}""")]
    [InlineData("""{"Content":{"kind":"wapPush","Title":"Hi"}}""")]
    [InlineData("""{"Content":{"kind":"vCard"}}""")]
    [InlineData("""{"Content":{"kind":"binary"}}""")]
    [InlineData("""{"To":["+996550123456"]}""")]
    [InlineData("{}")]
    [InlineData("""{"Content":{"kind":"text","Text":"Hi"},"To":["0550123456"]}""")]
    [InlineData("""{"Content":{"kind":"text","Text":"Hi"},"OnUnknown":"Sometimes"}""")]
    [InlineData("""{"Content":{"kind":"text","Text":"Hi"},"From":""}""")]
    public void What_is_no_message_is_a_JsonException(string json)
    {
        FluentActions.Invoking(() => JsonSerializer.Deserialize<SmsMessage>(json)).Should().Throw<JsonException>();
        FluentActions.Invoking(() => JsonSerializer.Deserialize(json, VocabularyJson.Default.SmsMessage)).Should().Throw<JsonException>();
    }

    [Fact]
    public void Jsonb_puts_the_kind_behind_other_properties_which_one_setting_allows()
    {
        const string Json = """{"Content":{"Text":"Hi","kind":"text"}}""";

        JsonSerializer.Deserialize<SmsMessage>(Json, AnyOrder).Should().Be(new SmsMessage("Hi"));
    }

    [Fact]
    public void Enums_are_names()
    {
        var enums = typeof(SmsMessage).Assembly.GetExportedTypes().Where(static type => type.IsEnum && type.Namespace == "SmsGateways" && type != typeof(SmsProPlatform)).ToList();

        enums.Should().Contain(typeof(SmsOutcome));
        foreach (var type in enums.Where(static type => type.GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonConverterAttribute), false).Length > 0))
        {
            foreach (var value in Enum.GetValues(type))
            {
                JsonSerializer.Serialize(value, type).Should().Be($"\"{value}\"");
            }
        }

        foreach (var type in new[] { typeof(SmsOutcome), typeof(SmsErrorCode), typeof(SmsErrorScope), typeof(SmsEvidence), typeof(SmsOnUnknown) })
        {
            type.Should().BeDecoratedWith<System.Text.Json.Serialization.JsonConverterAttribute>();
        }
    }

    private sealed record OwnOptions(string Value) : SmsProviderOptions;

    private static SmsMessage Full(SmsContent content) => new(content, Number)
    {
        Id = "ready-4711",
        From = "MyShop",
        SendAt = new(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(6)),
        ValidFor = TimeSpan.FromHours(1),
        Deadline = TimeSpan.FromSeconds(30),
        OnUnknown = SmsOnUnknown.AtLeastOnce,
        IsResubmission = true,
    };

    private static IEnumerable<(string Way, string Json, T? Read)> RoundTrips<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> generated)
    {
        var json = JsonSerializer.Serialize(value);
        yield return ("plain", json, JsonSerializer.Deserialize<T>(json));

        json = JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
        yield return ("web", json, JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web));

        json = JsonSerializer.Serialize(value, generated);
        yield return ("source-generated", json, JsonSerializer.Deserialize(json, generated));
        yield return ("written by source generation, read by reflection", json, JsonSerializer.Deserialize<T>(json));
    }

    // The order of properties is not promised.
    private static string Sorted(string json)
    {
        return Sort(System.Text.Json.Nodes.JsonNode.Parse(json))!.ToJsonString();

        static System.Text.Json.Nodes.JsonNode? Sort(System.Text.Json.Nodes.JsonNode? node) => node switch
        {
            System.Text.Json.Nodes.JsonObject value => new System.Text.Json.Nodes.JsonObject(
                value.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => KeyValuePair.Create(pair.Key, Sort(pair.Value)))),
            System.Text.Json.Nodes.JsonArray list => new System.Text.Json.Nodes.JsonArray([.. list.Select(Sort)]),
            _ => node?.DeepClone(),
        };
    }
}
