package io.dualcarbon.platform.job;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum JobProblem implements ProblemType {
    JOB_NOT_FOUND(404, "Job not found", "任务不存在", "No job %s; results are kept for 7 days", "没有任务 %s；结果保留 7 天"),
    JOB_NOT_DONE(409, "Job not done", "任务未完成", "The job is %s and has no result", "任务状态为 %s，没有结果"),
    JOB_IS_OVER(409, "Job is over", "任务已结束", "The job is %s already", "任务已处于 %s 状态"),
    TOO_MANY_JOBS(
            429,
            "Too many jobs",
            "任务过多",
            "Your tenant has %s jobs that are not over; wait for one of them or cancel it",
            "您的租户已有 %s 个未结束的任务，请等待其中之一结束或将其取消"),
    RESULT_TOO_LARGE(413, "Result too large", "结果过大", "A result holds %s bytes at most", "结果最多 %s 字节"),
    JOB_GIVEN_UP(500, "Job given up", "任务已放弃", "It was begun %s times and never ended", "任务已启动 %s 次，均未完成");

    private final Refusal refusal;

    JobProblem(int status, String title, String titleZh, String detail, String detailZh) {
        refusal = new Refusal(status, title, titleZh, detail, detailZh);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
