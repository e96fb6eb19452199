using System.Collections.Frozen;

namespace SmsGateways.Providers.Infobip;

/// <summary>Names of the GSM errors in reports. Source: section 4.1, table 15, of Infobip's document, which cuts one of the names short.</summary>
internal static class GsmErrors
{
    private static readonly FrozenDictionary<int, string> Names = new Dictionary<int, string>
    {
        [1] = "EC_UNKNOWN_SUBSCRIBER",
        [5] = "EC_UNIDENTIFIED_SUBSCRIBER",
        [6] = "EC_ABSENT_SUBSCRIBER_SM",
        [9] = "EC_ILLEGAL_SUBSCRIBER",
        [11] = "EC_TELESERVICE_NOT_PROVISIONED",
        [12] = "EC_ILLEGAL_EQUIPMENT",
        [13] = "EC_CALL_BARRED",
        [21] = "EC_FACILITY_NOT_SUPPORTED",
        [27] = "EC_ABSENT_SUBSCRIBER",
        [31] = "EC_SUBSCRIBER_BUSY_FOR_MT_SMS",
        [32] = "EC_SM_DELIVERY_FAILURE",
        [33] = "EC_MESSAGE_WAITING_LIST_FULL",
        [34] = "EC_SYSTEM_FAILURE",
        [36] = "EC_UNEXPECTED_DATA_VALUE",
        [256] = "EC_SM_DF_memoryCapacityExceeded",
        [257] = "EC_SM_DF_equipmentProtocolError",
        [258] = "EC_SM_DF_equipmentNotSM_Equipped",
        [260] = "EC_SM_DF_sc_Congestion",
        [261] = "EC_SM_DF_invalidSME_Address",
        [262] = "EC_SM_DF_subscriberNotSC_Subscriber",
        [500] = "EC_PROVIDER_GENERAL_ERROR",
        [502] = "EC_NO_RESPONSE",
        [503] = "EC_SERVICE_COMPLETION_FAILURE",
        [504] = "EC_UNEXPECTED_RESPONSE_FROM_PEER",
        [507] = "EC_MISTYPED_PARAMETER",
        [511] = "EC_INITIATING_RELEASE",
        [1027] = "EC_OR_encapsulatedAC_NotSupported",
        [1028] = "EC_OR_transportProtectionNotAdequate",
        [1030] = "EC_OR_potentialVersionIncompatibility",
        [1031] = "EC_OR_remoteNodeNotReachable",
        [1152] = "EC_NNR_noTranslationForAnAddressOfSuchNatur",
        [1153] = "EC_NNR_noTranslationForThisSpecificAddress",
        [1154] = "EC_NNR_subsystemCongestion",
        [1155] = "EC_NNR_subsystemFailure",
        [1156] = "EC_NNR_unequippedUser",
        [1157] = "EC_NNR_MTPfailure",
        [1158] = "EC_NNR_networkCongestion",
        [1159] = "EC_NNR_unqualified",
        [1163] = "EC_NNR_SCCPfailure",
        [1281] = "EC_UA_userSpecificReason",
        [1282] = "EC_UA_userResourceLimitation",
        [1283] = "EC_UA_resourceUnavailable",
        [1536] = "EC_PA_providerMalfunction",
        [1538] = "EC_PA_ressourceLimitation",
        [1539] = "EC_PA_maintenanceActivity",
        [1540] = "EC_PA_versionIncompatibility",
        [1541] = "EC_PA_abnormalMapDialog",
        [2048] = "EC_TIME_OUT",
        [2051] = "EC_InvalidMscAddress",
        [4096] = "EC_InvalidPduFormat",
        [4100] = "EC_Cancelled",
        [4101] = "EC_ValidityExpired",
    }.ToFrozenDictionary();

    /// <summary>Finds the name of an error.</summary>
    /// <returns>The name, or <see langword="null"/>: of 0, which is no error, and of what the table does not have.</returns>
    public static string? Find(int code) => Names.GetValueOrDefault(code);
}
