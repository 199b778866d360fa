package org.wenshu.documents.incoming.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D3")
class AttachmentChecksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026年度责任人名单.xlsx",
                "附件1 2026年度责任人名单.xlsx",
                "附件1：２０２６年度责任人名单.xls",
                "附件2026年度责任人名单.xlsx",
                "1.2026年度责任人名单.xlsx",
                "2026年度责任人名单（定稿）.xlsx",
                "附件1.xlsx",
                "附件.pdf"
            })
    void a_single_attachment_is_known_by_its_name(String fileName) {
        assertThat(AttachmentChecks.check(List.of("特此通知。", "附件：2026年度责任人名单", "江州市水利局", "2026年1月5日"), List.of(fileName)))
                .extracting(Finding::severity)
                .containsExactly(Severity.PASSED);
    }

    @Test
    void a_name_may_run_over_the_line_and_the_page() {
        var lines = List.of(
                "附件：1. 江州市推进职业教育产教融合三年行动方案任务",
                "— 2 —",
                "分工表",
                "2. 江州市推进职业教育产教融合三年行动方案年度进",
                "度安排表",
                "江州市教育局",
                "2026年1月5日");

        assertThat(AttachmentChecks.check(
                        lines, List.of("江州市推进职业教育产教融合三年行动方案年度进度安排表.docx", "江州市推进职业教育产教融合三年行动方案任务分工表.docx")))
                .extracting(Finding::severity)
                .containsExactly(Severity.PASSED, Severity.PASSED);
    }

    @Test
    void two_on_one_line_are_two() {
        assertThat(AttachmentChecks.check(List.of("附件：1.责任人名单 2.物资清单"), List.of("责任人名单.xlsx")))
                .extracting(Finding::severity, Finding::message)
                .containsExactly(
                        tuple(Severity.PASSED, "附件1“责任人名单”已收到，文件为“责任人名单.xlsx”。"),
                        tuple(Severity.DEFECT, "缺少附件2“物资清单”，未随文收到。"));
    }

    @Test
    void one_file_does_not_stand_for_two_attachments() {
        assertThat(AttachmentChecks.check(List.of("附件：1.责任人名单（市级）", "2.责任人名单（县级）"), List.of("责任人名单（县级）.xlsx")))
                .extracting(Finding::severity)
                .containsExactly(Severity.DEFECT, Severity.PASSED);
    }

    @Test
    void what_the_text_does_not_name_is_mentioned() {
        assertThat(AttachmentChecks.check(List.of("附件：责任人名单"), List.of("责任人名单.xlsx", "会场照片.jpg")))
                .extracting(Finding::severity)
                .containsExactly(Severity.PASSED, Severity.ADVICE);
        assertThat(AttachmentChecks.check(List.of("特此通知。"), List.of("会场照片.jpg")))
                .extracting(Finding::severity)
                .containsExactly(Severity.ADVICE);
        assertThat(AttachmentChecks.check(List.of("特此通知。"), List.of())).isEmpty();
    }
}
