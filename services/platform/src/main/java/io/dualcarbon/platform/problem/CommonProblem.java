package io.dualcarbon.platform.problem;

/** What any service can refuse, whatever its feature. */
public enum CommonProblem implements ProblemType {
    INVALID_REQUEST(
            400, "Invalid request", "请求无效", "Some fields are not valid; see violations", "部分字段无效，详见 violations"),
    INVALID_PARAMETER(400, "Invalid parameter", "参数无效", "A parameter has a value that cannot be read", "有参数的值无法读取"),
    UNKNOWN_PARAMETER(400, "Unknown query parameter", "未知的查询参数", "No such query parameter here: %s", "此处没有该查询参数：%s"),
    UNKNOWN_PROPERTY(400, "Unknown property", "未知的属性", "No such property: %s", "没有该属性：%s"),
    WRONG_TYPE(400, "Value of a wrong type", "值的类型错误", "The value of %s has a wrong type or format", "%s 的值类型或格式错误"),
    MALFORMED_JSON(400, "Malformed JSON", "JSON 格式错误", "The body is not well-formed JSON", "请求体不是合法的 JSON"),
    JSON_TOO_COMPLEX(
            400,
            "JSON too complex",
            "JSON 过于复杂",
            "Objects and lists lie in each other 50 deep at most, a number has 100 characters, the name of a property"
                    + " 200",
            "对象和列表最多嵌套 50 层，数字最多 100 个字符，属性名最多 200 个字符"),
    LIST_TOO_LONG(400, "List too long", "列表过长", "The list takes %s elements at most", "该列表最多 %s 项"),
    NUMBER_TOO_LONG(
            400,
            "Number too long",
            "数字过长",
            "A number has %s digits at most on either side of the point",
            "数字的整数部分和小数部分最多各 %s 位"),
    BODY_INCOMPLETE(
            400,
            "Body incomplete",
            "请求体不完整",
            "The body ended before it was whole, or its chunks are not framed as HTTP says",
            "请求体未传输完整，或其分块格式不符合 HTTP"),
    TIME_OUT_OF_RANGE(
            400, "Time out of range", "时间超出范围", "Not within the years 1990 to 2100: %s", "不在 1990 至 2100 年之间：%s"),
    NOT_AUTHENTICATED(401, "Not signed in", "未登录", "Send a bearer token of this platform", "请使用本平台签发的令牌"),
    TOKEN_EXPIRED(401, "Token expired", "令牌已过期", "The token has expired; ask for a new one", "令牌已过期，请重新获取"),
    TOKEN_INVALID(401, "Token not valid", "令牌无效", "The token was not issued for this platform", "令牌不是为本平台签发的"),
    FORBIDDEN(403, "Not allowed", "没有权限", "Your rights do not include this operation", "您的权限不包含此操作"),
    NOT_FOR_PARTNERS(
            403,
            "Not for partners",
            "不向合作平台开放",
            "A partner reaches only what is linked to its platform, and this operation cannot be limited to that",
            "合作平台只能访问与其关联的内容，而此操作无法限定在该范围内"),
    NOT_FOUND(404, "Not found", "未找到", "Nothing here for you under this address", "此地址下没有您可以访问的内容"),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "不支持该方法", "This address does not answer to that method", "此地址不支持该方法"),
    NOT_ACCEPTABLE(406, "Not acceptable", "无法提供该格式", "The answer cannot be given in that media type", "无法以该媒体类型返回结果"),
    BODY_TOO_SLOW(
            408,
            "Body too slow",
            "请求体传输过慢",
            "After its first %s seconds a body comes with at least %s bytes a second, and within an hour",
            "请求体在最初 %s 秒之后，每秒至少传输 %s 字节，并在一小时内传完"),
    CONFLICT(409, "Conflict with stored data", "与已有数据冲突", "The change contradicts what is stored", "该更改与已存储的数据相矛盾"),
    VERSION_STALE(
            412, "Changed meanwhile", "数据已被修改", "The version you read is no longer the current one", "您读取的版本已不是当前版本"),
    BODY_TOO_LARGE(413, "Body too large", "请求体过大", "A body has %s bytes at most here", "此处的请求体最多 %s 字节"),
    ADDRESS_TOO_LONG(414, "Address too long", "地址过长", "Path and query have %s bytes at most", "路径和查询串最多 %s 字节"),
    MEDIA_TYPE_NOT_SUPPORTED(
            415, "Media type not supported", "不支持的媒体类型", "The body has a media type not taken here", "此处不接受该媒体类型的请求体"),
    IDEMPOTENCY_KEY_REUSED(
            422, "Idempotency key reused", "幂等键被重复使用", "The key %s was used for another request", "幂等键 %s 已用于另一个请求"),
    VERSION_REQUIRED(
            428, "Version required", "需要版本号", "Send If-Match with the ETag you read", "请在 If-Match 中带上读取到的 ETag"),
    TOO_MANY_AT_ONCE(
            429,
            "Too many requests at once",
            "并发请求过多",
            "%s requests of this kind are being answered for you or your tenant; wait for one of them",
            "您或您的租户已有 %s 个同类请求正在处理，请等待其中之一完成"),
    HEADERS_TOO_LARGE(431, "Headers too large", "请求头过大", "Headers have %s bytes at most together", "请求头合计最多 %s 字节"),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "内部错误",
            "The fault is ours; the trace id tells us where to look",
            "这是平台的故障，请提供追踪编号以便排查"),
    DATABASE_UNAVAILABLE(
            503, "Database is away", "数据库不可用", "Nothing was changed; send the request again", "未做任何更改，请重新发送请求"),
    BUSY(503, "Busy", "服务繁忙", "Nothing was changed; send the request again in a moment", "未做任何更改，请稍后重新发送请求"),
    TURN_NOT_COME(
            503,
            "Turn not come",
            "未轮到处理",
            "What was to be done before this took more than %s seconds; send it again in a moment",
            "排在前面的工作耗时超过 %s 秒，请稍后重新发送请求"),
    DEPENDENCY_UNAVAILABLE(503, "Another service is away", "依赖的服务不可用", "The %s service does not answer", "%s 服务没有响应");

    private final Refusal refusal;

    CommonProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
