package org.wenshu.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("O5")
class WorkingCalendarTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.standard();

    private static final String NOTICE_2027 = """
            # made up for the test
            year 2027
            paper 国办发明电〔2026〕99号 https://www.gov.cn/2027
            work 2026-12-27 元旦
            off 2026-12-31 元旦
            off 2027-01-01 元旦
            off 2027-01-02 元旦
            work 2027-01-03 元旦
            off 2027-02-05 春节
            """;

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    private static Instant at(String localTime) {
        return LocalDateTime.parse(localTime).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    private static WorkingCalendar withNotice2027() {
        List<Notice> notices = new ArrayList<>(Notices.published());
        notices.add(Notices.parse(NOTICE_2027));
        return WorkingCalendar.of(notices, WorkingHours.STANDARD, List.of());
    }

    private static WorkingCalendar with(OrganException... exceptions) {
        return WorkingCalendar.of(Notices.published(), WorkingHours.STANDARD, List.of(exceptions));
    }

    @Nested
    class a_day {
        @Test
        void of_a_holiday_is_off_by_its_notice() {
            DayInfo day = CALENDAR.day(date("2026-10-01"));
            assertThat(day.working()).isFalse();
            assertThat(day.name()).isEqualTo("国庆节");
            assertThat(day.basis()).isEqualTo(DayInfo.Basis.NOTICE);
            assertThat(day.notice().flatMap(Notice::number)).contains("国办发明电〔2025〕7号");
            assertThat(day.provisional()).isFalse();
        }

        @Test
        void of_a_weekend_worked_in_exchange_is_a_working_day() {
            DayInfo day = CALENDAR.day(date("2026-10-10"));
            assertThat(day.working()).isTrue();
            assertThat(day.name()).isEqualTo("国庆节调休上班");
            assertThat(day.basis()).isEqualTo(DayInfo.Basis.NOTICE);
        }

        @Test
        void not_named_follows_the_week_under_its_notice() {
            assertThat(CALENDAR.day(date("2026-10-09")))
                    .extracting(DayInfo::working, DayInfo::name, DayInfo::basis, DayInfo::provisional)
                    .containsExactly(true, "工作日", DayInfo.Basis.WEEKDAY, false);
            assertThat(CALENDAR.day(date("2026-10-11")))
                    .extracting(DayInfo::working, DayInfo::name, DayInfo::basis, DayInfo::provisional)
                    .containsExactly(false, "周末", DayInfo.Basis.WEEKEND, false);
            assertThat(CALENDAR.day(date("2026-10-11")).notice().map(Notice::year))
                    .contains(2026);
        }

        @Test
        void of_december_is_decided_by_the_next_years_notice_where_that_reaches_back() {
            // 2019's notice made Saturday 29 December 2018 a working day and the Monday after it a day off.
            assertThat(CALENDAR.day(date("2018-12-29")).working()).isTrue();
            assertThat(CALENDAR.day(date("2018-12-31")).working()).isFalse();
            assertThat(CALENDAR.day(date("2018-12-31")).notice().map(Notice::year))
                    .contains(2019);
            assertThat(CALENDAR.day(date("2018-12-28")).notice().map(Notice::year))
                    .contains(2018);
        }

        @Test
        void of_the_year_before_the_first_notice_is_certain_where_that_names_it() {
            assertThat(CALENDAR.day(date("2006-12-30")).working()).isTrue();
            assertThat(CALENDAR.day(date("2006-12-30")).provisional()).isFalse();
            assertThat(CALENDAR.day(date("2006-12-28")).provisional()).isTrue();
        }

        @Test
        void of_a_year_not_announced_falls_back_to_weekends_and_holidays_of_fixed_date() {
            for (String holiday : List.of("2027-01-01", "2028-05-01", "2028-05-02", "2027-10-01", "2029-10-03")) {
                assertThat(CALENDAR.day(date(holiday)).working()).as(holiday).isFalse();
                assertThat(CALENDAR.day(date(holiday)).basis()).isEqualTo(DayInfo.Basis.FIXED_DATE);
                assertThat(CALENDAR.day(date(holiday)).provisional()).isTrue();
                assertThat(CALENDAR.day(date(holiday)).notice()).isEmpty();
            }
            assertThat(CALENDAR.isWorkingDay(date("2027-10-04"))).isTrue();
            assertThat(CALENDAR.day(date("2027-01-04")))
                    .extracting(DayInfo::working, DayInfo::basis, DayInfo::provisional)
                    .containsExactly(true, DayInfo.Basis.WEEKDAY, true);
            assertThat(CALENDAR.isWorkingDay(date("2027-01-09"))).isFalse();
        }

        @Test
        void of_the_end_of_december_stays_provisional_until_the_next_years_notice_is_there() {
            assertThat(CALENDAR.day(date("2026-12-28")).provisional()).isFalse();
            assertThat(CALENDAR.day(date("2026-12-29")).provisional()).isTrue();
            assertThat(CALENDAR.day(date("2026-12-31")).provisional()).isTrue();
            assertThat(withNotice2027().day(date("2026-12-29")).provisional()).isFalse();
            assertThat(CALENDAR.day(date("2025-12-31")).provisional()).isFalse();
        }

        @Test
        void the_organ_excepted_is_decided_by_the_organ_over_notice_and_week() {
            WorkingCalendar calendar = with(
                    new OrganException(date("2026-10-02"), true, "抗洪抢险值守"),
                    new OrganException(date("2026-10-09"), false, "办公楼停电检修"),
                    new OrganException(date("2027-01-04"), false, "搬迁"));
            assertThat(calendar.day(date("2026-10-02")))
                    .extracting(DayInfo::working, DayInfo::name, DayInfo::basis, DayInfo::provisional)
                    .containsExactly(true, "抗洪抢险值守", DayInfo.Basis.ORGAN_EXCEPTION, false);
            assertThat(calendar.isWorkingDay(date("2026-10-09"))).isFalse();
            assertThat(calendar.isWorkingDay(date("2027-01-04"))).isFalse();
            assertThat(calendar.day(date("2027-01-04")).provisional()).isTrue();
        }
    }

    @Nested
    class counting_days {
        @Test
        void steps_over_national_day_and_onto_the_saturday_worked_in_exchange() {
            // 2025: off 1–8 October, worked on Sunday 28 September and Saturday 11 October.
            assertThat(CALENDAR.nextWorkingDay(date("2025-09-27"))).isEqualTo("2025-09-28");
            assertThat(CALENDAR.nextWorkingDay(date("2025-09-30"))).isEqualTo("2025-10-09");
            assertThat(CALENDAR.plusWorkingDays(date("2025-09-30"), 3)).isEqualTo("2025-10-11");
            assertThat(CALENDAR.plusWorkingDays(date("2025-10-11"), -3)).isEqualTo("2025-09-30");
            assertThat(CALENDAR.workingDaysBetween(date("2025-09-26"), date("2025-10-13")))
                    .isEqualTo(7);
        }

        @Test
        void steps_over_the_nine_days_of_spring_festival_2026() {
            // Off 15–23 February, worked on the Saturdays 14 and 28 February.
            assertThat(CALENDAR.nextWorkingDay(date("2026-02-13"))).isEqualTo("2026-02-14");
            assertThat(CALENDAR.nextWorkingDay(date("2026-02-14"))).isEqualTo("2026-02-24");
            assertThat(CALENDAR.plusWorkingDays(date("2026-02-14"), 5)).isEqualTo("2026-02-28");
        }

        @Test
        void of_none_stays_where_it_is_and_backwards_is_negative() {
            assertThat(CALENDAR.plusWorkingDays(date("2026-10-03"), 0)).isEqualTo("2026-10-03");
            assertThat(CALENDAR.workingDaysBetween(date("2026-10-03"), date("2026-10-03")))
                    .isZero();
            assertThat(CALENDAR.workingDaysBetween(date("2026-10-09"), date("2026-09-30")))
                    .isEqualTo(-2);
            assertThat(CALENDAR.workingDayOnOrAfter(date("2026-10-03"))).isEqualTo("2026-10-08");
            assertThat(CALENDAR.workingDayOnOrAfter(date("2026-10-08"))).isEqualTo("2026-10-08");
        }

        @Test
        void beyond_reason_is_refused() {
            assertThatThrownBy(() -> CALENDAR.plusWorkingDays(date("2026-01-01"), Integer.MIN_VALUE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("workingDays");
            assertThatThrownBy(() -> CALENDAR.workingDaysBetween(LocalDate.MIN, LocalDate.MAX))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(
                            () -> CALENDAR.plusWorkingTime(at("2026-01-05T09:00"), Duration.ofSeconds(Long.MAX_VALUE)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("workingTime");
        }
    }

    @Nested
    class counting_hours {
        @Test
        void includes_the_start_of_an_interval_and_not_its_end() {
            assertThat(CALENDAR.isWorkingTime(at("2026-10-08T09:00"))).isTrue();
            assertThat(CALENDAR.isWorkingTime(at("2026-10-08T08:59:59.999"))).isFalse();
            assertThat(CALENDAR.isWorkingTime(at("2026-10-08T12:00"))).isFalse();
            assertThat(CALENDAR.isWorkingTime(at("2026-10-08T13:59"))).isFalse();
            assertThat(CALENDAR.isWorkingTime(at("2026-10-08T17:59:59"))).isTrue();
            assertThat(CALENDAR.isWorkingTime(at("2026-10-08T18:00"))).isFalse();
            assertThat(CALENDAR.isWorkingTime(at("2026-10-07T10:00"))).isFalse();
            assertThat(CALENDAR.isWorkingTime(at("2026-10-10T10:00"))).isTrue();
        }

        @Test
        void finds_the_next_moment_of_work() {
            assertThat(CALENDAR.nextWorkingTime(at("2026-10-08T10:30"))).isEqualTo(at("2026-10-08T10:30"));
            assertThat(CALENDAR.nextWorkingTime(at("2026-10-08T12:00"))).isEqualTo(at("2026-10-08T14:00"));
            assertThat(CALENDAR.nextWorkingTime(at("2026-09-30T18:00"))).isEqualTo(at("2026-10-08T09:00"));
            assertThat(CALENDAR.nextWorkingTime(at("2026-10-09T23:00"))).isEqualTo(at("2026-10-10T09:00"));
        }

        @Test
        void leaves_out_lunch_night_and_holiday() {
            assertThat(CALENDAR.workingTimeBetween(at("2026-09-30T17:00"), at("2026-10-08T14:30")))
                    .isEqualTo(Duration.ofMinutes(60 + 180 + 30));
            assertThat(CALENDAR.workingTimeBetween(at("2026-10-08T14:30"), at("2026-09-30T17:00")))
                    .isEqualTo(Duration.ofMinutes(-270));
            assertThat(CALENDAR.workingTimeBetween(at("2026-10-02T09:00"), at("2026-10-06T18:00")))
                    .isZero();
        }

        @Test
        void ends_with_the_interval_rather_than_at_the_start_of_the_next() {
            assertThat(CALENDAR.plusWorkingTime(at("2026-09-30T17:00"), Duration.ofHours(4)))
                    .isEqualTo(at("2026-10-08T12:00"));
            assertThat(CALENDAR.plusWorkingTime(at("2026-09-30T17:00"), Duration.ofMinutes(241)))
                    .isEqualTo(at("2026-10-08T14:01"));
            assertThat(CALENDAR.plusWorkingTime(at("2026-10-08T12:00"), Duration.ofHours(-4)))
                    .isEqualTo(at("2026-09-30T17:00"));
            assertThat(CALENDAR.plusWorkingTime(at("2026-10-03T03:00"), Duration.ZERO))
                    .isEqualTo(at("2026-10-03T03:00"));
        }
    }

    @Nested
    class a_deadline {
        @Test
        void counts_from_the_working_day_after_arrival_and_ends_with_working_hours() {
            Deadline deadline = CALENDAR.deadlineAfter(at("2026-09-29T10:00"), 2);
            assertThat(deadline.dueDay()).isEqualTo("2026-10-08");
            assertThat(deadline.dueAt()).isEqualTo(at("2026-10-08T18:00"));
            assertThat(deadline.provisional()).isFalse();
            assertThat(deadline.basis())
                    .containsExactly(
                            "2026年节假日安排：国办发明电〔2025〕7号（https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm）");
        }

        @Test
        void counts_the_weekend_days_worked_in_exchange() {
            assertThat(CALENDAR.deadlineAfter(at("2025-09-26T16:00"), 5).dueDay())
                    .isEqualTo("2025-10-10");
            assertThat(CALENDAR.deadlineAfter(at("2026-09-30T16:00"), 5).dueDay())
                    .isEqualTo("2026-10-13");
            assertThat(CALENDAR.deadlineAfter(at("2026-02-13T16:00"), 5).dueDay())
                    .isEqualTo("2026-02-27");
        }

        @Test
        void of_what_arrives_on_a_day_off_starts_on_the_next_working_day() {
            assertThat(CALENDAR.deadlineAfter(at("2026-10-03T10:00"), 1).dueDay())
                    .isEqualTo("2026-10-09");
            assertThat(CALENDAR.deadlineAfter(at("2026-10-11T10:00"), 1).dueDay())
                    .isEqualTo("2026-10-13");
        }

        @Test
        void of_what_arrives_before_or_after_hours_of_a_working_day_starts_on_that_day() {
            Instant due = at("2026-10-09T18:00");
            assertThat(CALENDAR.deadlineAfter(at("2026-10-08T00:00"), 1).dueAt())
                    .isEqualTo(due);
            assertThat(CALENDAR.deadlineAfter(at("2026-10-08T06:00"), 1).dueAt())
                    .isEqualTo(due);
            assertThat(CALENDAR.deadlineAfter(at("2026-10-08T12:30"), 1).dueAt())
                    .isEqualTo(due);
            assertThat(CALENDAR.deadlineAfter(at("2026-10-08T23:59:59"), 1).dueAt())
                    .isEqualTo(due);
        }

        @Test
        void is_provisional_across_the_turn_to_a_year_not_announced_and_says_so() {
            Deadline deadline = CALENDAR.deadlineAfter(at("2026-12-30T10:00"), 5);
            // 31 December, then 4, 5, 6 and 7 January: the first is a Friday and New Year's Day.
            assertThat(deadline.dueDay()).isEqualTo("2027-01-07");
            assertThat(deadline.provisional()).isTrue();
            assertThat(deadline.basis())
                    .containsExactly(
                            "2026年节假日安排：国办发明电〔2025〕7号（https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm）",
                            "2027年节假日安排尚未公布，2026年末的日期可能随之调整",
                            "2027年节假日安排尚未公布，暂按周末和固定日期的法定节假日计算");
        }

        @Test
        void becomes_certain_and_may_move_when_the_notice_comes() {
            Deadline deadline = withNotice2027().deadlineAfter(at("2026-12-30T10:00"), 5);
            // 31 December is now off, Sunday 3 January worked: 3, 4, 5, 6, 7 January.
            assertThat(deadline.dueDay()).isEqualTo("2027-01-07");
            assertThat(withNotice2027().deadlineAfter(at("2026-12-30T10:00"), 1).dueDay())
                    .isEqualTo("2027-01-03");
            assertThat(deadline.provisional()).isFalse();
            assertThat(deadline.basis())
                    .containsExactly(
                            "2026年节假日安排：国办发明电〔2025〕7号（https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm）",
                            "2027年节假日安排：国办发明电〔2026〕99号（https://www.gov.cn/2027）");
        }

        @Test
        void across_an_announced_turn_of_the_year_rests_on_both_notices() {
            Deadline deadline = CALENDAR.deadlineAfter(at("2025-12-31T10:00"), 2);
            // Sunday 4 January 2026 is worked in exchange.
            assertThat(deadline.dueDay()).isEqualTo("2026-01-05");
            assertThat(deadline.provisional()).isFalse();
            assertThat(deadline.basis()).hasSize(2);
            assertThat(deadline.basis().get(0)).contains("国办发明电〔2024〕12号");
            assertThat(deadline.basis().get(1)).contains("国办发明电〔2025〕7号");
        }

        @Test
        void quotes_the_organs_own_exceptions_within_it() {
            Deadline deadline = with(
                            new OrganException(date("2026-10-09"), false, "办公楼停电检修"),
                            new OrganException(date("2026-11-02"), false, "与此无关"))
                    .deadlineAfter(at("2026-10-08T10:00"), 1);
            assertThat(deadline.dueDay()).isEqualTo("2026-10-10");
            assertThat(deadline.basis()).hasSize(2).last().isEqualTo("本机关安排：2026-10-09不上班（办公楼停电检修）");
        }

        @Test
        void before_a_meeting_is_counted_backwards() {
            Deadline deadline = CALENDAR.deadlineBefore(date("2026-10-09"), 2);
            assertThat(deadline.dueAt()).isEqualTo(at("2026-09-30T18:00"));
            assertThat(deadline.provisional()).isFalse();
            assertThat(CALENDAR.deadlineBefore(date("2027-01-05"), 2).provisional())
                    .isTrue();
        }

        @Test
        void is_reminded_of_at_the_start_of_work_so_many_working_days_before() {
            Deadline deadline = CALENDAR.deadlineAfter(at("2026-09-29T10:00"), 2);
            assertThat(CALENDAR.workingDaysBefore(deadline, 1)).isEqualTo(at("2026-09-30T09:00"));
            assertThat(CALENDAR.workingDaysBefore(deadline, 0)).isEqualTo(at("2026-10-08T09:00"));
            assertThatThrownBy(() -> CALENDAR.workingDaysBefore(deadline, -1)).hasMessageContaining("workingDays");
        }

        @Test
        void is_kept_at_its_last_instant_and_overdue_right_after() {
            Deadline deadline = CALENDAR.deadlineAfter(at("2026-09-29T10:00"), 2);
            assertThat(deadline.isOverdue(deadline.dueAt())).isFalse();
            assertThat(deadline.isOverdue(deadline.dueAt().plusMillis(1))).isTrue();
        }

        @Test
        void of_no_working_days_is_refused() {
            for (int workingDays : new int[] {0, -1, 10_001, Integer.MIN_VALUE}) {
                assertThatThrownBy(() -> CALENDAR.deadlineAfter(at("2026-09-29T10:00"), workingDays))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("workingDays");
            }
        }
    }

    @Nested
    class policy {
        @Test
        void sets_other_hours_and_another_zone() {
            WorkingHours summer = new WorkingHours(
                    List.of(WorkingHours.Interval.parse("10:00-14:00"), WorkingHours.Interval.parse("15:30–19:30")),
                    ZoneId.of("Asia/Urumqi"));
            WorkingCalendar calendar = WorkingCalendar.of(Notices.published(), summer, List.of());
            Deadline deadline = calendar.deadlineAfter(Instant.parse("2026-10-08T20:00:00Z"), 1);
            // 20:00 UTC is 02:00 of the 9th in Urumqi.
            assertThat(deadline.dueDay()).isEqualTo("2026-10-10");
            assertThat(deadline.dueAt()).isEqualTo(Instant.parse("2026-10-10T13:30:00Z"));
            assertThat(summer.opening()).isEqualTo(LocalTime.of(10, 0));
        }

        @Test
        void that_contradicts_itself_is_refused() {
            ZoneId zone = ZoneId.of("Asia/Shanghai");
            assertThatThrownBy(() -> new WorkingHours(List.of(), zone)).hasMessageContaining("intervals");
            assertThatThrownBy(() -> new WorkingHours(
                            List.of(
                                    WorkingHours.Interval.parse("09:00-12:00"),
                                    WorkingHours.Interval.parse("11:59-18:00")),
                            zone))
                    .hasMessageContaining("overlap");
            assertThatThrownBy(() -> WorkingHours.Interval.parse("12:00-09:00")).hasMessageContaining("before");
            assertThatThrownBy(() -> WorkingHours.Interval.parse("9 to 12")).hasMessageContaining("09:00-12:00");
            assertThatThrownBy(() -> WorkingHours.Interval.parse("25:00-26:00")).hasMessageContaining("09:00-12:00");
            assertThatThrownBy(() -> new OrganException(date("2026-10-09"), false, " "))
                    .hasMessageContaining("reason");
        }

        @Test
        void that_says_two_things_of_one_day_or_year_is_refused() {
            assertThatThrownBy(() -> with(
                            new OrganException(date("2026-10-09"), false, "停电"),
                            new OrganException(date("2026-10-09"), true, "值守")))
                    .hasMessageContaining("2026-10-09");
            List<Notice> twice = new ArrayList<>(Notices.published());
            twice.add(twice.getFirst());
            assertThatThrownBy(() -> WorkingCalendar.of(twice, WorkingHours.STANDARD, List.of()))
                    .hasMessageContaining("2007");
        }
    }
}
