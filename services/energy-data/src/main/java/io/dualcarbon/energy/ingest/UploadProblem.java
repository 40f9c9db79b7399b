package io.dualcarbon.energy.ingest;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

/** Why an upload is refused as a whole. */
enum UploadProblem implements ProblemType {
    LINE_TOO_LONG(413, "Line too long", "行过长", "A line has %s bytes at most", "一行最多 %s 字节"),
    ROW_TOO_LONG(
            413,
            "Row too long",
            "数据行过长",
            "A row and the white space before it have %s bytes at most",
            "一行数据及其前面的空白最多 %s 字节"),
    NOT_GZIP(400, "Not gzip", "不是 gzip 数据", "The body is announced as gzip and is not", "请求体声明为 gzip，但无法解压"),
    ENCODING_UNKNOWN(
            415,
            "Encoding unknown",
            "未知的内容编码",
            "Bodies come as they are or as gzip, not as %s",
            "请求体可不压缩或用 gzip 压缩，不支持 %s"),
    MALFORMED_CSV(400, "Malformed CSV", "CSV 格式错误", "The body cannot be read as CSV: %s", "无法按 CSV 读取请求体：%s"),
    HEADER_INVALID(
            400,
            "Header not valid",
            "表头无效",
            "Not known or named twice: %s; missing: %s. The first line names the columns, which are %s",
            "未知或重复的列：%s；缺少的列：%s。首行为列名，可用的列为 %s"),
    UPLOAD_NOT_FOUND(404, "Upload not found", "未找到上传", "No upload %s", "没有上传 %s"),
    NOTHING_TO_RESUBMIT(
            409,
            "Nothing to resubmit",
            "没有可重新提交的行",
            "No refused row of the upload %s is kept that was not resubmitted yet",
            "上传 %s 没有尚未重新提交的被拒行");

    private final Refusal refusal;

    UploadProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
