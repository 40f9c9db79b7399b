package io.dualcarbon.platform.job;

import io.dualcarbon.platform.problem.ProblemType;
import io.dualcarbon.platform.problem.Refusal;

enum JobProblem implements ProblemType {
    JOB_NOT_FOUND(404, "Job not found", "任务不存在", "No job %s; results are kept for 7 days", "没有任务 %s；结果保留 7 天"),
    JOB_NOT_DONE(409, "Job not done", "任务未完成", "The job is %s and has no result", "任务状态为 %s，没有结果"),
    JOB_IS_OVER(409, "Job is over", "任务已结束", "The job is %s already", "任务已处于 %s 状态"),
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
