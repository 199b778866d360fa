package org.wenshu.document.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks a title into lines by sense, balanced, as a trapezoid or a rhombus (7.3.1 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，
 * 标题排列应当使用梯形或菱形). The drafter's own line breaks in a title go before.
 */
final class TitleBreaking {
    /** Words that titles are made of; a break inside one costs much. */
    private static final Set<String> WORDS = new HashSet<>(Arrays.asList(("""
            关于 印发 转发 批转 发布 通知 通告 通报 公告 公报 请示 报告 批复 意见 决定 决议 命令 议案 纪要 会议 办公室 办公厅 人民政府 人民代表大会 \
            常务委员会 委员会 常务会议 党组 党委 市委 省委 县委 政府 国务院 领导小组 联席会议 工作 工作方案 实施方案 方案 实施 实施意见 实施细则 管理 \
            管理办法 办法 规定 暂行 试行 条例 细则 规则 制度 机制 体系 建设 加强 进一步 推进 加快 促进 做好 开展 组织 召开 举办 举行 成立 调整 任免 \
            同志 职务 表彰 先进 集体 个人 全市 全省 全县 全区 全国 年度 计划 规划 重点 任务 分工 责任 目标 考核 评价 监督 检查 督查 督办 专项 行动 \
            整治 安全 生产 安全生产 应急 预案 防汛 抗旱 防汛抗旱 物资 储备 营养 改善 学生 义务教育 商请 数字经济 森林 防火 环境 保护 环境保护 生态 文明 城市 农村 乡村 振兴 乡村振兴 经济 社会 发展 高质量 \
            高质量发展 改革 创新 科技 教育 卫生 健康 文化 旅游 体育 交通 运输 水利 农业 工业 商务 财政 预算 资金 项目 投资 招商 引资 营商 营商环境 \
            优化 服务 政务 政务服务 公开 政务公开 信息 信息化 数据 数字 数字化 网络 平台 公文 处理 公文处理 档案 保密 印章 值班 节假日 放假 春节 \
            国庆节 安排 有关 事项 事宜 情况 问题 落实 贯彻 贯彻落实 学习 精神 活动 宣传 培训 干部 职工 人员 机构 编制 设立 申请 给予 支持 同意 经费 \
            补助 补贴 征求 征求意见 意见稿 征求意见稿 修订 修改 废止 规范 规范性 文件 清理 标准 统一 综合 协调 配合 联合 协作 合作 框架 协议 召集 \
            第一 第二 第三 季度 上半年 下半年 冬季 夏季 春季 秋季 期间 企业 群众 居民 民生 就业 社会保障 保障 住房 土地 征收 补偿 拆迁 安置 物业 \
            食品 药品 质量 消防 隐患 排查 治理 风险 防范 化解 疫情 防控 人才 引进 培养 选拔 推荐 评选 先进集体 先进个人 劳动模范 大会 座谈会 电视 \
            电话会议 视频会议 动员 部署 总结 推广 试点 示范 示范区 开发区 高新区 新区 街道 社区 乡镇 各县 各区 主任 副主任 局长 市长 县长 秘书长 \
            教育局 财政局 公安局 民政局 司法局 审计局 统计局 水利局 农业农村局 自然资源局 生态环境局 应急管理局 市场监督管理局 卫生健康委员会 \
            发展和改革委员会 住房和城乡建设局 交通运输局 人力资源和社会保障局""").split("\\s+")));

    private static final int LONGEST =
            WORDS.stream().mapToInt(String::length).max().orElseThrow();

    private static final Pattern PLACE = Pattern.compile("^.{1,5}?[省市县区州旗]");

    private static final double NEVER = 1e6;

    /** Beyond that no division is better than another, and to try them all takes too long. */
    private static final int MOST_LINES = 5;

    private final String title;
    private final double[] breakCost;
    private final double[] width;
    private final double most;
    private List<Integer> best = List.of();
    private double bestCost = Double.MAX_VALUE;

    private TitleBreaking(String title, double most, List<String> names) {
        this.title = title;
        this.most = most;
        width = new double[title.length() + 1];
        for (int i = 0; i < title.length(); i++) {
            width[i + 1] = width[i] + (title.charAt(i) < 0x2000 && title.charAt(i) != '·' ? 0.56 : 1);
        }
        breakCost = breakCosts(title, names);
    }

    /**
     * @param most how many characters of the title's size a line takes
     * @param issuers whose names, and the places in them, are words too
     */
    static List<String> lines(String title, double most, List<String> issuers) {
        if (title.contains("\n")) {
            return title.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        }
        var names = new ArrayList<>(issuers);
        for (String issuer : issuers) {
            Matcher place = PLACE.matcher(issuer);
            if (place.find()) {
                names.add(place.group());
            }
        }
        return new TitleBreaking(title, most, names).lines();
    }

    private List<String> lines() {
        double whole = width[title.length()];
        if (whole <= most) {
            return List.of(title);
        }
        int least = (int) Math.ceil(whole / most);
        for (int count = least; count <= Math.min(least + 1, MOST_LINES); count++) {
            search(new ArrayList<>(), 0, count, 0, count == least ? 0 : 14);
        }
        if (best.isEmpty()) {
            best = plain();
        }
        var lines = new ArrayList<String>();
        int from = 0;
        for (int end : best) {
            lines.add(title.substring(from, end));
            from = end;
        }
        lines.add(title.substring(from));
        return lines;
    }

    private void search(List<Integer> ends, int from, int left, double cost, double extra) {
        if (cost + extra >= bestCost) {
            return;
        }
        double remaining = width[title.length()] - width[from];
        if (left == 1) {
            if (remaining <= most) {
                double all = cost + extra + shape(ends);
                if (all < bestCost) {
                    bestCost = all;
                    best = List.copyOf(ends);
                }
            }
            return;
        }
        for (int end = from + 2; end < title.length() - 1; end++) {
            if (width[end] - width[from] > most) {
                return;
            }
            if (breakCost[end] < NEVER && width[title.length()] - width[end] <= most * (left - 1)) {
                ends.add(end);
                search(ends, end, left - 1, cost + breakCost[end], extra);
                ends.removeLast();
            }
        }
    }

    private double shape(List<Integer> ends) {
        var widths = new ArrayList<Double>();
        int from = 0;
        for (int end : ends) {
            widths.add(width[end] - width[from]);
            from = end;
        }
        widths.add(width[title.length()] - width[from]);
        double cost = 0;
        boolean grows = true;
        boolean shrinks = true;
        double mean = width[title.length()] / widths.size();
        for (int i = 0; i < widths.size(); i++) {
            cost += Math.pow(widths.get(i) - mean, 2) / 4;
            if (i > 0) {
                double step = widths.get(i) - widths.get(i - 1);
                grows &= step > 0;
                shrinks &= step < 0;
                // Neither a block nor steps too high.
                cost += Math.abs(step) < 1 ? 6 : Math.max(0, Math.abs(step) - 8) * 3;
            }
        }
        if (widths.getLast() < 4) {
            cost += 40;
        }
        return cost + (grows || shrinks || rhombus(widths) ? 0 : 20);
    }

    /** Longer to the middle, then shorter. */
    private static boolean rhombus(List<Double> widths) {
        int i = 1;
        while (i < widths.size() && widths.get(i) > widths.get(i - 1)) {
            i++;
        }
        while (i < widths.size() && widths.get(i) < widths.get(i - 1)) {
            i++;
        }
        return i == widths.size();
    }

    /** Full lines one after the other, when no division satisfies the rules. */
    private List<Integer> plain() {
        var ends = new ArrayList<Integer>();
        int from = 0;
        while (width[title.length()] - width[from] > most) {
            int end = from + 1;
            while (end < title.length() && width[end + 1] - width[from] <= most) {
                end++;
            }
            int fits = end;
            while (end > from + 1 && !LineBreaking.mayBreak(title, end)) {
                end--;
            }
            end = end > from + 1 ? end : fits;
            ends.add(end);
            from = end;
        }
        return ends;
    }

    private static double[] breakCosts(String title, List<String> names) {
        double[] cost = new double[title.length() + 1];
        boolean[] inside = insideWords(title, names);
        int depth = 0;
        for (int i = 1; i < title.length(); i++) {
            char before = title.charAt(i - 1);
            char after = title.charAt(i);
            depth += before == '《' ? 1 : before == '》' ? -1 : 0;
            double at = 14;
            if (!LineBreaking.mayBreak(title, i)) {
                at = NEVER;
            } else if (inside[i]) {
                at = 60;
            } else if (after == '的') {
                at = 45;
            } else if (title.startsWith("关于", i)) {
                at = 0;
            } else if (after == '《' || before == '》' || before == '、') {
                at = 2;
            } else if (title.startsWith("关于", i - 2)) {
                at = 30;
            } else if ("和与及暨等".indexOf(before) >= 0) {
                at = 25;
            } else if ("和与及暨".indexOf(after) >= 0 || before == '的') {
                at = 8;
            } else if (i >= 2 && WORDS.contains(title.substring(i - 2, i))) {
                at = 8;
            } else if ("省市县区州旗局委厅部处院署会".indexOf(after) >= 0) {
                // More often the end of a name than the start of one.
                at = 42;
            } else if ("局委厅府".indexOf(before) >= 0) {
                at = 6;
            }
            cost[i] = at + (depth > 0 ? 4 : 0);
        }
        return cost;
    }

    private static boolean[] insideWords(String title, List<String> names) {
        boolean[] inside = new boolean[title.length() + 1];
        int i = 0;
        while (i < title.length()) {
            int length = Math.min(LONGEST, title.length() - i);
            while (length > 1 && !WORDS.contains(title.substring(i, i + length))) {
                length--;
            }
            for (String name : names) {
                if (title.startsWith(name, i)) {
                    length = Math.max(length, name.length());
                }
            }
            for (int k = i + 1; k < i + length; k++) {
                inside[k] = true;
            }
            i += length;
        }
        return inside;
    }
}
