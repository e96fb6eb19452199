namespace SmsGateways.ProviderDocuments;

/// <summary>The answers of the document's chapter 2.2, letter by letter.</summary>
internal static class InfobipAnswerDocuments
{
    /// <summary>2.2.1.3: taken, the id is theirs.</summary>
    public const string XmlTheirId =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <results>
        <result>
        <status>0</status>
        <messageid>Infobip_MessageId</messageid>
        <destination>38595111111</destination>
        </result>
        </results>
        """;

    /// <summary>2.2.1.3: taken, the ids are ours. The second entry is broken.</summary>
    public const string XmlOurIdsBroken =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <results>
        <result>
        <status>0</status>
        <messageid>clientmsgID1</messageid>
        <destination>38595111111</destination>
        </result>
        <status><0</status>
        <messageid>clientmsgID2</messageid>
        <destination>38595222222</destination></
        result>
        </results>
        """;

    /// <summary>2.2.1.3: refused.</summary>
    public const string XmlRefusedTheirId =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <results>
        <result>
        <status>-13</status>
        <messageid></messageid>
        <destination>00000000000</destination>
        </result>
        </results>
        """;

    /// <summary>2.2.1.3: partly refused, the ids are ours. The second entry is broken.</summary>
    public const string XmlPartlyRefusedBroken =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <results>
        <result>
        <status>0</status>
        <messageid>clientmsgID1</messageid>
        <destination>38595111111</destination>
        </result>
        <result>-13</status>
        <messageid>clientmsgID2</messageid>
        <destination>00000000000</destination></
        result>
        </results>
        """;

    /// <summary>2.2.1.4, 1.a: the answer ends with another beginning.</summary>
    public const string XmlSingleBroken =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <results>
        <result>
        <status>0</status>
        <messageid>092052214113845702</messageid>
        <destination>385951111111</destination>
        </result>
        <result>
        """;

    /// <summary>2.2.1.4, 1.b.</summary>
    public const string XmlMany =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <results>
        <result>
        <status>0</status>
        <messageid>092052214394830334</messageid>
        <destination>385951111111</destination>
        </result>
        <result>
        <status>0</status>
        <messageid>032052214394832214</messageid>
        <destination>385952222222</destination>
        </result>
        <result>
        <status>0</status>
        <messageid>092052214394831436</messageid>
        <destination>385953333333</destination>
        </result>
        </results>
        """;

    /// <summary>2.2.2.3: taken, the id is theirs. The line is broken inside of a text.</summary>
    public const string JsonTheirId =
        """
        {"results": [
        {"status":"0","messageid":"
        072101113352779063","destination":"385951111111"}
        ]}
        """;

    /// <summary>2.2.2.3: taken, the id is ours. A name is hyphenated.</summary>
    public const string JsonOurId =
        """
        {"results": [
        {"status":"0","messageid":" clientmsgID ","desti-
        nation":"385951111111"}
        ]}
        """;

    /// <summary>2.2.2.3: a wrong number.</summary>
    public const string JsonRefused =
        """
        {"results": [
        {"status":"-13",
        "messageid":"","destination":"000000000000"}
        ]}
        """;

    /// <summary>2.2.2.3: a wrong user name or password.</summary>
    public const string JsonWrongPassword =
        """
        {"results": [
        {"status":"- 1",
        "messageid":"","destination":"000000000000"}
        ]}
        """;

    /// <summary>2.2.2.4, 1.a.</summary>
    public const string JsonSingle =
        """
        {"results": [
          {"status":"0","messageId":"10210011344550330860","destination":"385951111111"}
        ]}
        """;

    /// <summary>2.2.2.4, 1.b.</summary>
    public const string JsonMany =
        """
        {"results": [
          {"status":"0","messageid":"092100115456775780","destination":"385951111111"},
          {"status":"0","messageid":"092100897063776982","destination":"385952222222"},
          {"status":"0","messageid":"092105545063777484","destination":"385953333333"}
        ]}
        """;

    /// <summary>2.2.2.4, 1.d.</summary>
    public const string JsonSetId =
        """
        {"results": [
        {"status":"0","messageid":" clientmsgID ","destination":"385951111111"}
        ]}
        """;
}
