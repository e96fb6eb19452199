using SmsGateways.Tests.Conformance;

namespace SmsGateways.Tests.Providers.Infobip;

public sealed class InfobipXmlConformanceTests() : ProviderConformance(new InfobipSide(InfobipTransport.Xml));
