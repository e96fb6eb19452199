using System.Text;
using SmsGateways.Http;
using SmsGateways.Providers.Infobip;
using SmsGateways.Sending;

namespace SmsGateways.Tests.Providers.Infobip;

/// <summary>Whom an answer means, and what it says of them: the document's examples, what real servers answer, and what nobody should believe.</summary>
public sealed class InfobipAnswerTests
{
    private const string One = "385951111111";
    private const string Two = "385952222222";
    private const string Three = "385953333333";

    private static readonly string[] Ids = ["id1", "id2", "id3"];

    [Fact]
    public void Their_ids_are_kept_with_the_numbers()
    {
        Read(InfobipAnswerDocuments.XmlTheirId, "38595111111").Should().Equal(Accepted("Infobip_MessageId"));
        Read(InfobipAnswerDocuments.XmlMany, One, Two, Three).Should().Equal(Accepted("092052214394830334"), Accepted("032052214394832214"), Accepted("092052214394831436"));
        Read(InfobipAnswerDocuments.JsonTheirId, One).Should().Equal(Accepted("072101113352779063"));
        Read(InfobipAnswerDocuments.JsonSingle, One).Should().Equal(Accepted("10210011344550330860"));
        Read(InfobipAnswerDocuments.JsonMany, One, Two, Three).Should().Equal(Accepted("092100115456775780"), Accepted("092100897063776982"), Accepted("092105545063777484"));
    }

    [Theory]
    [InlineData(InfobipAnswerDocuments.JsonOurId)]
    [InlineData(InfobipAnswerDocuments.JsonSetId)]
    public void Blanks_around_an_id_are_not_part_of_it(string answer)
        => Judge(answer, [new(new SmsMessage("Hi"), Numbers([One]), new[] { "clientmsgID" })]).Should().Equal(Accepted("clientmsgID"));

    [Fact]
    public void Of_broken_XML_whole_entries_that_name_somebody_count_and_no_others()
    {
        BatchEntry[] entries = [new(new SmsMessage("Hi"), Numbers(["38595111111", "38595222222"]), new[] { "clientmsgID1", "clientmsgID2" })];

        Judge(InfobipAnswerDocuments.XmlOurIdsBroken, entries).Should().Equal(Accepted("clientmsgID1"), Unnamed("clientmsgID2"));
        Judge(InfobipAnswerDocuments.XmlPartlyRefusedBroken, entries).Should().Equal(Accepted("clientmsgID1"), Unnamed("clientmsgID2"));
        Read(InfobipAnswerDocuments.XmlSingleBroken, One).Should().Equal(Accepted("092052214113845702"));
    }

    [Theory]
    [InlineData("<results><result><status>0</status><messageid></messageid><destination></destination></result><result>")]
    [InlineData("<results><result><status>0</status><messageid>id9</messageid><destination>385959999999</destination></result><result>")]
    [InlineData("<results><result><status>0</status><status>-13</status><messageid>id1</messageid></result><result>")]
    [InlineData("<results><result><messageid>id1</messageid></result><result>")]
    [InlineData("<results><!-- <result><status>0</status><messageid>id1</messageid></result> --><result>")]
    [InlineData("<results><result><status>0</status><messageid>id1</messageid><destination>385951111111</destination>")]
    [InlineData("<html><result><status>0</status><messageid>id1</messageid></result>")]
    public void Broken_XML_that_names_nobody_whole_says_nothing(string answer)
        => JudgeOrThrow(answer, Entries(One)).Should().BeNull();

    [Fact]
    public void A_refusal_without_a_name_means_the_only_recipient()
    {
        Read(InfobipAnswerDocuments.XmlRefusedTheirId, One)[0].Should().Match<Verdict>(verdict => verdict.Outcome == SmsOutcome.Rejected && verdict.Error!.Code == SmsErrorCode.InvalidRecipient);
        Read(InfobipAnswerDocuments.JsonRefused, One)[0].Should().Match<Verdict>(verdict => verdict.Outcome == SmsOutcome.Rejected && verdict.Error!.ProviderCode == "-13");
        Read(InfobipAnswerDocuments.JsonWrongPassword, One)[0].Should().Match<Verdict>(verdict => verdict.Outcome == SmsOutcome.Unknown && verdict.Error!.ProviderCode == "-1");
    }

    [Fact]
    public void What_white_labels_answer_is_read()
    {
        Read("<?xml version=\"1.0\" encoding=\"UTF-8\"?><results><result><status>0</status><messageid>175041319203754627</messageid><destination>6285100803380</destination></result></results>", "6285100803380")
            .Should().Equal(Accepted("175041319203754627"));
        Read("<?xml version=\"1.0\" encoding=\"UTF-8\"?><results><result><status>-5</status><messageid></messageid><destination>6285100803380</destination></result></results>", "6285100803380")[0]
            .Error!.Code.Should().Be(SmsErrorCode.Authentication);
        Read("{\"results\":[{\"status\":\"0\",\"messageid\":\"175041319203754627\",\"destination\":\"6285100803380\"}]}", "6285100803380").Should().Equal(Accepted("175041319203754627"));
    }

    [Fact]
    public void A_refusal_without_an_id_stands_between_others_by_its_place()
        => Read($$"""{"results": [{{Row("0", "id1", One)}}, {"status":"-6","messageid":"","destination":"000000000000"}, {{Row("0", "id3", Three)}}]}""", One, Two, Three)
            .Select(static verdict => (verdict.Outcome, verdict.ProviderMessageId)).Should().Equal((SmsOutcome.Accepted, "id1"), (SmsOutcome.Rejected, "id2"), (SmsOutcome.Accepted, "id3"));

    [Theory]
    [InlineData("""{"status":0,"MESSAGEID":"id1","Destination":"+385951111111"}""")]
    [InlineData("""{"status":" 0","messageId":" ID1 ","destination":"00385951111111"}""")]
    [InlineData("""{"status":"0 ","messageid":"id1"}""")]
    [InlineData("""{"status":"0","destination":385951111111,"messageid":"id1","unheard":{"of":[1]}}""")]
    public void A_row_is_read_liberally(string row)
    {
        var verdict = Read($$"""{"results":[{{row}}]}""", One)[0];

        (verdict.Outcome, verdict.Evidence, verdict.ProviderMessageId!.ToLowerInvariant()).Should().Be((SmsOutcome.Accepted, SmsEvidence.Response, "id1"));
    }

    [Fact]
    public void Rows_may_come_in_any_order()
        => Read($$"""{"results":[{{Row("-13", "", Three)}},{{Row("0", "id2", "")}},{{Row("0", "", One)}}]}""", One, Two, Three)
            .Select(static verdict => verdict.Outcome).Should().Equal(SmsOutcome.Accepted, SmsOutcome.Accepted, SmsOutcome.Rejected);

    [Fact]
    public void Whom_the_answer_leaves_out_is_unknown()
        => Read($$"""{"results":[{{Row("0", "id1", One)}},{{Row("-13", "id3", Three)}}]}""", One, Two, Three)
            .Select(static verdict => verdict.Outcome).Should().Equal(SmsOutcome.Accepted, SmsOutcome.Unknown, SmsOutcome.Rejected);

    [Fact]
    public void Rows_about_somebody_else_are_about_nobody_here()
    {
        Read($$"""{"results":[{{Row("0", "id8", "385958888888")}}]}""", One).Should().Equal(Unnamed("id1"));
        Read($$"""{"results":[{{Row("-13", "id8", "385958888888")}},{{Row("0", "", "")}}]}""", One, Two).Should().Equal([Unnamed("id1"), Unnamed("id2")], "with a stranger among them, places say nothing");
        Read($$"""{"results":[{{Row("0", "id1", One)}},{{Row("0", "id8", "385958888888")}},{{Row("-13", "", "")}}]}""", One, Two)
            .Should().Equal([Accepted("id1"), Unnamed("id2")], "there are more rows than recipients");
    }

    [Fact]
    public void A_row_that_contradicts_itself_or_another_says_nothing()
    {
        Read($$"""{"results":[{{Row("0", "id1", Two)}},{{Row("0", "id3", Three)}}]}""", One, Two, Three).Select(static verdict => verdict.Outcome)
            .Should().Equal(SmsOutcome.Unknown, SmsOutcome.Unknown, SmsOutcome.Accepted);
        Read($$"""{"results":[{{Row("0", "id1", Two)}},{{Row("0", "", "")}},{{Row("0", "id3", Three)}}]}""", One, Two, Three).Select(static verdict => verdict.Outcome)
            .Should().Equal(SmsOutcome.Unknown, SmsOutcome.Unknown, SmsOutcome.Accepted);
        Read($$"""{"results":[{{Row("0", "id1", One)}},{{Row("-13", "id1", One)}}]}""", One, Two).Select(static verdict => verdict.Outcome).Should().Equal(SmsOutcome.Unknown, SmsOutcome.Unknown);
    }

    [Fact]
    public void Entries_without_a_name_have_places_only_where_nothing_would_change_had_two_of_them_changed_places()
    {
        Outcomes(Nameless("-13"), Nameless("-6"), Row("0", "id3", Three)).Should().Equal(SmsOutcome.Rejected, SmsOutcome.Rejected, SmsOutcome.Accepted);
        Outcomes(Nameless("-13"), Nameless("-99"), Row("0", "id3", Three)).Should().Equal(SmsOutcome.Unknown, SmsOutcome.Unknown, SmsOutcome.Accepted);
        Outcomes(Nameless("-33"), Row("0", "id2", Two), Nameless("-99")).Should().Equal(SmsOutcome.Unknown, SmsOutcome.Accepted, SmsOutcome.Unknown);
        Outcomes(Row("0", "", ""), Row("0", "id2", Two), Row("-13", "", "")).Should().Equal(SmsOutcome.Unknown, SmsOutcome.Accepted, SmsOutcome.Unknown);

        IEnumerable<SmsOutcome> Outcomes(params string[] rows) => Read($$"""{"results":[{{string.Join(',', rows)}}]}""", One, Two, Three).Select(static verdict => verdict.Outcome);
    }

    [Theory]
    [InlineData("""{"results":[{"status":"-33","messageid":"id1"},{"status":"-33","messageid":"id1"},{"status":"0","messageid":"id2"}]}""", false)]
    [InlineData("""{"results":[{"status":"-33","messageid":"id1"},{"status":"0","messageid":"id1"},{"status":"0","messageid":"id2"}]}""", false)]
    [InlineData("""{"results":[{"status":"-33","messageid":"id1","destination":"385952222222"}]}""", true)]
    [InlineData("""{"results":[{"status":"-33","messageid":"","destination":"000000000000"},{"status":"0","messageid":"id2","destination":"385952222222"},{"status":"-13"}]}""", false)]
    [InlineData("""{"results":[{"status":"-13","messageid":""},{"status":"DUPLICATE_MESSAGEID","messageid":""}]}""", true)]
    [InlineData("""{"results":[{"status":"-33","messageid":"","destination":"000000000000"}]}""", true)]
    [InlineData("<results><result><status>-33</status></result><result>", true)]
    [InlineData("-33", true)]
    public void What_may_be_a_duplicate_is_not_submitted_again_for_the_second_answer_would_prove_nothing(string answer, bool isEither)
    {
        var verdicts = Read(answer, One, Two);

        verdicts[0].Should().Match<Verdict>(static verdict => verdict.Outcome == SmsOutcome.Unknown && verdict.IsForAsking && verdict.Error!.Code == SmsErrorCode.Protocol);
        verdicts[1].Outcome.Should().Be(isEither ? SmsOutcome.Unknown : SmsOutcome.Accepted);
        verdicts[1].IsForAsking.Should().Be(isEither);
    }

    [Fact]
    public void That_something_went_to_nobody_is_no_success()
        => Read("""{"results":[{"status":"0","messageid":"","destination":"000000000000"}]}""", One).Should().Equal(Unnamed("id1"));

    [Theory]
    [InlineData("-5")]
    [InlineData("- 5")]
    [InlineData("INVALID_USER_OR_PASS")]
    [InlineData("""{"status":-5}""")]
    [InlineData("""{"status":"-5","results":null}""")]
    [InlineData("""{"results":[{"status":"-5","messageid":"","destination":"000000000000"}]}""")]
    [InlineData("""{"results":{"status":"-5","messageid":"","destination":""}}""")]
    [InlineData("""{"results":[{"status":"-5","messageid":"id1","destination":"385951111111"}]}""")]
    [InlineData("""[{"status":"-5"}]""")]
    [InlineData("<results><result><status>-5</status><messageid></messageid><destination>385951111111</destination></result></results>")]
    [InlineData("<results><result><status>-5</status></result></results>")]
    public void A_refusal_of_the_account_means_everybody(string answer)
        => Read(answer, One, Two, Three).Should().HaveCount(3).And.OnlyContain(static verdict
            => verdict.Outcome == SmsOutcome.Rejected && verdict.Error!.Code == SmsErrorCode.Authentication && verdict.Error.Scope == SmsErrorScope.Gateway && verdict.IsOfRequest);

    [Fact]
    public void An_entry_that_names_one_of_several_means_no_other()
        => Read($$"""{"results":[{{Row("-22", "id1", One)}}]}""", One, Two).Select(static verdict => verdict.Outcome).Should().Equal(SmsOutcome.Rejected, SmsOutcome.Unknown);

    [Theory]
    [InlineData("GENERAL_ERROR")]
    [InlineData("FAILED")]
    [InlineData("UNKNOWN_COMMAND")]
    [InlineData("NO_DATA")]
    [InlineData("ALL_RECIPIENTS_PROCESSED")]
    [InlineData("OK")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("3")]
    [InlineData("-999")]
    [InlineData("""{"status":"0"}""")]
    public void A_word_that_is_no_refusal_leaves_everything_open(string answer)
        => Read(answer, One, Two).Should().OnlyContain(static verdict => verdict.Outcome == SmsOutcome.Unknown && verdict.Error != null && !verdict.IsForAsking);

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Please log in</body></html>")]
    [InlineData("<RESPONSE><status>1</status><credits>100</credits></RESPONSE>")]
    [InlineData("<results><result><status></status><messageid>id1</messageid></result></results>")]
    [InlineData("<results><status>0</status></results>")]
    [InlineData("<!DOCTYPE results [<!ENTITY a \"0\">]><results><result><status>&a;</status><messageid>id1</messageid></result></results>")]
    [InlineData("""{"results":[{"messageid":"id1"}]}""")]
    [InlineData("""{"results":[{"status":"0","Status":"-13","messageid":"id1"}]}""")]
    [InlineData("""{"results":[{"status":{"code":0},"messageid":"id1"}]}""")]
    [InlineData("""{"results":[{"status":"0","messageid":"id1","destination":"385951111111"}""")]
    [InlineData("""{"results":"0"}""")]
    [InlineData("""{"results":[["0"]]}""")]
    [InlineData("""{"results":[{"status":"0","messageid":"\ud800"}]}""")]
    [InlineData("{}")]
    [InlineData("OK, sent to 385951111111!")]
    [InlineData("0;id1;385951111111")]
    public void What_is_no_answer_is_not_read(string answer) => JudgeOrThrow(answer, Entries(One)).Should().BeNull();

    [Fact]
    public void Deep_nesting_is_no_answer()
        => JudgeOrThrow("{\"results\":" + new string('[', 100_000), Entries(One)).Should().BeNull();

    [Theory]
    [InlineData(InfobipAnswerDocuments.XmlMany)]
    [InlineData(InfobipAnswerDocuments.JsonMany)]
    [InlineData(InfobipAnswerDocuments.XmlOurIdsBroken)]
    [InlineData(InfobipAnswerDocuments.XmlPartlyRefusedBroken)]
    [InlineData("""<results><result><status>-13</status><messageid>id1</messageid></result><result><status>-2</status><messageid>id2</messageid></result></results>""")]
    [InlineData("""{"results":[{"status":"-13","messageid":"id1"},{"status":"-26","messageid":"id2"},{"status":"0","messageid":"id3"}]}""")]
    public void An_answer_that_breaks_off_says_nothing_that_the_whole_does_not(string answer)
    {
        var whole = Read(answer, One, Two, Three);
        for (var length = 1; length < answer.Length; length++)
        {
            var part = JudgeOrThrow(answer[..length], Entries(One, Two, Three)) ?? new Verdict[3];
            part.Zip(whole).Should().OnlyContain(static pair => pair.First.Outcome == SmsOutcome.Unknown || pair.First == pair.Second, $"of {length} characters");
        }
    }

    [Fact]
    public void Mangled_answers_are_none_and_nothing_worse()
    {
        var random = new Random(20260101);
        string[] answers = [InfobipAnswerDocuments.XmlMany, InfobipAnswerDocuments.JsonMany, InfobipAnswerDocuments.XmlPartlyRefusedBroken, "GENERAL_ERROR"];
        for (var i = 0; i < 20_000; i++)
        {
            var octets = Encoding.UTF8.GetBytes(answers[i % answers.Length]);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                octets[random.Next(octets.Length)] = (byte)random.Next(256);
            }

            // Anything but the three kinds of exception that an answer may end in fails here.
            JudgeOrThrow(Encoding.UTF8.GetString(BodyText.ToUtf8(octets, null).Span), Entries(One, Two, Three));
        }
    }

    [Fact]
    public void Labels_do_not_matter()
    {
        foreach (var label in new[] { "text/csv;charset= UTF-8", "text/html", "application/json", null })
        {
            InfobipAnswer.Read(BodyText.ToUtf8(Encoding.UTF8.GetBytes("\uFEFF\r\n" + InfobipAnswerDocuments.XmlMany), label)).Rows.Should().HaveCount(3);
            InfobipAnswer.Read(BodyText.ToUtf8(Encoding.UTF8.GetBytes(InfobipAnswerDocuments.JsonMany + "\r\n"), label)).Rows.Should().HaveCount(3);
        }
    }

    private static string Row(string status, string id, string destination) => $$"""{"status":"{{status}}","messageid":"{{id}}","destination":"{{destination}}"}""";

    private static string Nameless(string status) => Row(status, "", "000000000000");

    private static Verdict[] Read(string answer, params string[] numbers) => Judge(answer, Entries(numbers));

    private static BatchEntry[] Entries(params string[] numbers) => [new(new SmsMessage("Hi"), Numbers(numbers), Ids.AsMemory(0, numbers.Length))];

    private static PhoneNumber[] Numbers(string[] numbers) => [.. numbers.Select(PhoneNumber.Parse)];

    private static Verdict Accepted(string id) => Verdict.Accepted(id, null);

    private static Verdict Unnamed(string id) => new(SmsOutcome.Unknown) { ProviderMessageId = id };

    private static Verdict[]? JudgeOrThrow(string answer, BatchEntry[] entries)
    {
        try
        {
            return Judge(answer, entries) is var verdicts && verdicts.All(static verdict => verdict is { Outcome: SmsOutcome.Unknown }) ? null : verdicts;
        }
        catch (Exception exception) when (exception is System.Xml.XmlException or System.Text.Json.JsonException or FormatException)
        {
            return null;
        }
    }

    private static Verdict[] Judge(string answer, BatchEntry[] entries)
    {
        var batch = new Batch(entries, null);
        var verdicts = new Verdict[batch.RecipientCount];
        InfobipVerdicts.Judge(batch, InfobipAnswer.Read(Encoding.UTF8.GetBytes(answer)), verdicts);
        return verdicts;
    }
}
