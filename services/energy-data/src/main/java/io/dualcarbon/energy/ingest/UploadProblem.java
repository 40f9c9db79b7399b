package io.dualcarbon.energy.ingest;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

/** Why an upload is refused as a whole. */
enum UploadProblem implements ProblemType {
    BODY_INCOMPLETE("Body incomplete", "请求体不完整", "The body ended before it was whole", "请求体未传输完整"),
    MALFORMED_CSV("Malformed CSV", "CSV 格式错误", "The body cannot be read as CSV: %s", "无法按 CSV 读取请求体：%s"),
    HEADER_INVALID(
            "Header not valid",
            "表头无效",
            "The first line must be meter,start,value or meter,start,value,unit",
            "首行须为" + " meter,start,value 或 meter,start,value,unit");

    private final Refusal refusal;

    UploadProblem(String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(400, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
