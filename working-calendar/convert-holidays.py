#!/usr/bin/env python3
"""Turns the holiday-cn JSON files (src/test/resources/holidays) into the notices shipped (src/main/resources/holidays).

Run from this folder when a year is added or amended; PublishedNoticesTest holds the two to each other.
The document numbers are not in the JSON. A paper whose number is not known for sure gets "-".
"""
import json
import pathlib

NUMBERS = {
    "http://www.gov.cn/zhengce/zhengceku/2009-12/08/content_1476.htm": "国办发明电〔2009〕27号",
    "http://www.gov.cn/zhengce/zhengceku/2010-12/10/content_1423.htm": "国办发明电〔2010〕40号",
    "http://www.gov.cn/zhengce/zhengceku/2011-12/06/content_1411.htm": "国办发明电〔2011〕45号",
    "http://www.gov.cn/zhengce/zhengceku/2012-12/10/content_1353.htm": "国办发明电〔2012〕33号",
    "http://www.gov.cn/zhengce/zhengceku/2014-01/02/content_1194.htm": "国办发明电〔2013〕28号",
    "http://www.gov.cn/zhengce/zhengceku/2014-12/16/content_9302.htm": "国办发明电〔2014〕28号",
    "http://www.gov.cn/zhengce/zhengceku/2015-05/13/content_9742.htm": "国发明电〔2015〕1号",
    "http://www.gov.cn/zhengce/zhengceku/2015-12/10/content_10394.htm": "国办发明电〔2015〕18号",
    "http://www.gov.cn/zhengce/zhengceku/2016-12/01/content_5141603.htm": "国办发明电〔2016〕17号",
    "http://www.gov.cn/zhengce/zhengceku/2017-11/30/content_5243579.htm": "国办发明电〔2017〕12号",
    "http://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm": "国办发明电〔2018〕15号",
    "http://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm": "国办发明电〔2019〕3号",
    "http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm": "国办发明电〔2019〕16号",
    "http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm": "国办发明电〔2020〕1号",
    "http://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm": "国办发明电〔2020〕27号",
    "http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm": "国办发明电〔2021〕11号",
    "http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm": "国办发明电〔2022〕16号",
    "https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm": "国办发明电〔2023〕7号",
    "https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm": "国办发明电〔2024〕12号",
    "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm": "国办发明电〔2025〕7号",
}

HEAD = """\
# Statutory holidays (off) and weekend days worked instead (work) of China, {year}, as the State Council announced them.
# Data of holiday-cn, https://github.com/NateScarlet/holiday-cn, MIT License, Copyright (c) 2019 NateScarlet;
# the licence is beside this file in LICENSE-holiday-cn.txt. Converted by convert-holidays.py, not written by hand.
"""

here = pathlib.Path(__file__).parent
for source in sorted((here / "src/test/resources/holidays").glob("*.json")):
    notice = json.loads(source.read_text(encoding="utf-8"))
    lines = [HEAD.format(year=notice["year"]) + f"year {notice['year']}"]
    lines += [f"paper {NUMBERS.get(url, '-')} {url}" for url in notice["papers"]]
    lines += [f"{'off' if day['isOffDay'] else 'work'} {day['date']} {day['name']}" for day in notice["days"]]
    target = here / f"src/main/resources/holidays/{notice['year']}.txt"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
