package io.dualcarbon.gateway.problem;

import io.dualcarbon.gateway.Arrival;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;

/**
 * Everything the gateway itself can refuse, in the body shape of the services. A constant's name is API:
 * {@code SERVICE_UNAVAILABLE} becomes {@code urn:dualcarbon:problem:service-unavailable}.
 */
public enum GatewayProblem {
    MALFORMED_REQUEST(400, "Malformed request", "请求格式错误", "The request is not well-formed HTTP", "请求不是合法的 HTTP"),
    PATH_NOT_NORMAL(
            400,
            "Path not in normal form",
            "路径不规范",
            "Send a path from the root without dot segments, empty segments, encoded separators and malformed escapes",
            "路径须从根开始，且不得包含点段、空段、经过编码的分隔符或错误的转义"),
    NOT_AUTHENTICATED(401, "Not signed in", "未登录", "Sign in, or send a bearer token", "请登录，或提供访问令牌"),
    TOKEN_EXPIRED(401, "Token expired", "令牌已过期", "The token has expired; ask for a new one", "令牌已过期，请重新获取"),
    TOKEN_INVALID(401, "Token not valid", "令牌无效", "The token was not issued for this platform", "令牌不是为本平台签发的"),
    SESSION_EXPIRED(401, "Session expired", "会话已过期", "The session is over; sign in again", "会话已结束，请重新登录"),
    SIGN_IN_FAILED(401, "Sign-in failed", "登录失败", "The sign-in was not completed; start again", "登录未完成，请重新登录"),
    FORBIDDEN(403, "Not allowed", "没有权限", "Your rights do not include this operation", "您的权限不包含此操作"),
    ORIGIN_NOT_ALLOWED(
            403,
            "Origin not allowed",
            "来源未获许可",
            "Pages of this origin may not call the platform; its operator names those that may",
            "该来源的页面不得调用本平台；可调用的来源由平台运维方指定"),
    CSRF_HEADER_MISSING(
            403,
            "Header against cross-site requests missing",
            "缺少防跨站请求头",
            "With a session cookie every request needs the header X-Requested-With: JavaScript",
            "使用会话 Cookie 时，每个请求都需要 X-Requested-With: JavaScript 请求头"),
    ROUTE_NOT_FOUND(404, "No such address", "地址不存在", "Nothing answers at this address", "此地址没有对应的服务"),
    METHOD_NOT_ALLOWED(405, "Method not allowed", "不支持该方法", "This address does not answer to that method", "此地址不支持该方法"),
    BODY_STALLED(
            408,
            "Body too slow",
            "请求体传输过慢",
            "The body came at less than %s bytes a second for %s s",
            "请求体传输速度低于每秒 %s 字节，持续 %s 秒"),
    BODY_TOO_LARGE(
            413, "Body too large", "请求体过大", "A body may have up to %s bytes; send less at once", "请求体最多 %s 字节，请分批发送"),
    ADDRESS_TOO_LONG(
            414,
            "Address too long",
            "请求地址过长",
            "Method, address and version may have up to 8192 bytes together",
            "请求行（方法、地址和版本）最多 8192 字节"),
    TOO_MANY_AT_ONCE(
            429,
            "Too many requests at once",
            "并发请求过多",
            "Up to %s such requests may be under way at once; wait for answers before you send more",
            "此类请求最多可同时进行 %s 个，请等待响应后再发送"),
    HEADERS_TOO_LARGE(
            431, "Headers too large", "请求头过大", "All headers together may have up to 32768 bytes", "所有请求头合计最多 32768 字节"),
    TOO_MANY_REQUESTS(429, "Too many requests", "请求过于频繁", "Slow down; see Retry-After", "请降低请求频率，参见 Retry-After"),
    INTERNAL_ERROR(
            500,
            "Internal error",
            "内部错误",
            "The fault is ours; the trace id tells us where to look",
            "这是平台的故障，请提供追踪编号以便排查"),
    ANSWER_LOST(
            502,
            "Answer lost",
            "未收到响应",
            "%s broke off; whether the request was carried out is unknown. A repeat is safe with the same Idempotency-Key",
            "%s 中断了连接，无法确定请求是否已执行；使用相同的 Idempotency-Key 重试是安全的"),
    SERVICE_UNAVAILABLE(503, "Service unavailable", "服务不可用", "%s cannot be reached; nothing was sent", "无法连接 %s，请求未发送"),
    SIGN_IN_UNAVAILABLE(
            503,
            "Sign-in unavailable",
            "登录服务不可用",
            "The sign-in server cannot be reached; try again soon",
            "无法连接登录服务器，请稍后重试"),
    DEADLINE_EXCEEDED(
            504,
            "No answer in time",
            "响应超时",
            "%s did not answer within %s s; whether the request was carried out is unknown",
            "%s 未在 %s 秒内响应，无法确定请求是否已执行");

    private static final List<String> LANGUAGES = List.of("en", "zh");
    private static final long DRAIN_MS = 5_000;

    private final int status;
    private final String title;
    private final String titleZh;
    private final String detail;
    private final String detailZh;

    GatewayProblem(int status, String title, String titleZh, String detail, String detailZh) {
        this.status = status;
        this.title = title;
        this.titleZh = titleZh;
        this.detail = detail;
        this.detailZh = detailZh;
    }

    /** Ends the request with this problem; cuts the connection if an answer has already begun. */
    public void answer(RoutingContext ctx, Object... args) {
        var response = ctx.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            ctx.request().connection().close();
            return;
        }
        var chinese = ctx.acceptableLanguages().stream()
                .map(LanguageHeader::tag)
                .filter(LANGUAGES::contains)
                .findFirst()
                .filter("zh"::equals)
                .isPresent();
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, chinese ? "zh" : "en")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == 401) {
            response.putHeader(
                    "WWW-Authenticate", this == NOT_AUTHENTICATED ? "Bearer" : "Bearer error=\"invalid_token\"");
        }
        if (status == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "2");
        }
        if (closes()) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.end(new JsonObject()
                .put(
                        "type",
                        "urn:dualcarbon:problem:"
                                + name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("title", chinese ? titleZh : title)
                .put("status", status)
                .put("detail", (chinese ? detailZh : detail).formatted(args))
                .put("instance", ctx.request().path())
                .put("traceId", Arrival.of(ctx).traceId())
                .toBuffer());
        readRest(ctx, closes());
    }

    /** Whether the connection ends with this problem: what else comes on it is the rest of what was refused. */
    private boolean closes() {
        return status == 408 || status == 413 || status == 414 || status == 431;
    }

    /**
     * Reads on for a moment what the caller is still sending. Closing at once would make its system throw our answer
     * away together with the unsent rest; reading without end would be a gift to whoever sends without end.
     */
    public static void readRest(RoutingContext ctx, boolean close) {
        HttpServerRequest request = ctx.request();
        if (request.isEnded()) {
            if (close) {
                request.connection().close();
            }
            return;
        }
        var giveUp = ctx.vertx().setTimer(DRAIN_MS, id -> request.connection().close());
        request.exceptionHandler(gone -> ctx.vertx().cancelTimer(giveUp));
        request.handler(rest -> {});
        request.endHandler(end -> {
            ctx.vertx().cancelTimer(giveUp);
            if (close) {
                request.connection().close();
            }
        });
        request.resume();
    }
}
