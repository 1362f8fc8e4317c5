"""Hangul documents: opened and read back, they say the whole pack, in order, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from lxml import etree

from outcomes.export import said
from outcomes.export.hangul.paper import BODY, HEIGHT
from outcomes.export.hangul.province_map import map_members
from outcomes.export.native import RegionMap
from outcomes.export.native_xml import drawable
from tests.unit.export.hangul_reading import (
    C,
    P,
    captions,
    document,
    links,
    notes,
    of_slides,
    pack,
    paragraphs,
    section,
    tables,
    text_of,
)
from tests.unit.export.packs import HOSTILE, SOURCE, map_exhibit, slide, small

NUMBER = re.compile(r"\d[\d,.]*")


def test_a_report_says_summary_then_each_slide_then_definitions_and_sources_in_order() -> None:
    remark = "경북은 2025년 목표의 절반을 넘었습니다."
    scope = "누적 구축 수 (개) · 2022년 말"
    titles = [each.title for each in small().slides]
    drawn = [f"〈그림 〉 {titles[n]} — {scope}" for n in (1, 2, 3)]
    note = "10곳이 알려져 있습니다."
    assert paragraphs(section("small")) == [
        said.made_line(small()),
        said.version_line(small()),
        "출처를 밝히고 이용할 수 있습니다.",
        "요약",
        titles[0],
        scope,
        *small().slides[0].sentences,
        remark,
        "주요 내용",
        *titles[1:],
        *(titles[1], remark, drawn[0], note),
        *(titles[2], remark, drawn[1], note),
        *(titles[3], remark, drawn[2], note),
        *(titles[4], remark, note),
        *(titles[5], scope, "다음 판은 2027년 3월에 나옵니다.", remark),
        "용어의 뜻",
        "누적 구축 수: 2014년부터",
        "출처",
    ]


def test_marks_are_bullets_of_their_paragraphs_and_no_letters_of_the_text() -> None:
    header = etree.fromstring(zipfile.ZipFile(io.BytesIO(document("small"))).read("Contents/header.xml"))
    head = "{http://www.hancom.co.kr/hwpml/2011/head}"
    bullets = {each.get("id"): each.get("char") for each in header.iter(f"{head}bullet")}
    marks = {
        each.getparent().get("id"): bullets[each.get("idRef")]
        for each in header.iter(f"{head}heading")
        if each.get("type") == "BULLET"
    }
    found = {text_of(p): marks.get(p.get("paraPrIDRef"), "") for p in section("small").findall(f"{P}p")}
    assert {text: found[text] for text in ("요약", "목표와 실적", "다음 판은 2027년 3월에 나옵니다.")} == {
        "요약": "",
        "목표와 실적": "□",
        "다음 판은 2027년 3월에 나옵니다.": "○",
    }
    assert found["10곳이 알려져 있습니다."] == "-"


def test_every_table_is_there_whole_cell_by_cell() -> None:
    title, figures, *printed = tables(section("small"))
    assert title == ((small().name,),)
    assert figures == (
        ("지표", "값", "판정", "설명"),
        ("누적 구축 수", "30,144개", "▲ 목표 달성", "2022년 말"),
        ("달성률", "100.5%", "▲ 목표 달성", "목표 30,000개"),
        ("집행률", "자료 없음", "", "공표되지 않았습니다"),
    )
    exhibits = [each.exhibit for each in small().slides if each.exhibit]
    assert printed == [(each.columns, *each.cells) for each in exhibits]


def test_captions_are_numbered_by_fields_and_say_message_scope_and_unit() -> None:
    scope = "누적 구축 수 (개) · 2022년 말"
    assert captions(section("small")) == [
        "〈표 〉 핵심 수치",
        *[f"〈표 〉 {scope}"] * 3,
        f"〈표 〉 목표와 실적 — {scope}",
    ]
    numbers = [(each.get("numType"), each.get("num")) for each in section("small").iter(f"{P}autoNum")]
    assert [number for kind, number in numbers if kind == "TABLE"] == ["1", "2", "3", "4", "5"]
    assert [number for kind, number in numbers if kind == "PICTURE"] == ["1", "2", "3"]
    assert [text_of(p) for p in section("small").iter(f"{P}p")].count("(단위: 개)") == 2


def test_charts_are_native_and_as_many_as_can_be_drawn() -> None:
    for name in ("small", "hard"):
        parts = [each for each in zipfile.ZipFile(io.BytesIO(document(name))).namelist() if each.startswith("Chart/")]
        drawn = [each.exhibit for each in pack(name).slides if each.exhibit and drawable(each.exhibit.native)]
        anchors = [each.get("chartIDRef") for each in section(name).iter(f"{P}chart")]
        assert anchors == parts
        assert len(parts) == len(drawn)
    widths = [int(each.find(f"{P}sz").get("width")) for each in section("small").iter(f"{P}chart")]
    assert max(widths) <= BODY


def test_the_map_is_a_group_of_regions_that_can_be_filled_anew_and_says_what_it_shows() -> None:
    drawn = map_exhibit()
    group = next(each for each in section("small").iter(f"{P}container") if each.get("groupLevel") == "0")
    regions = group.findall(f"{P}container")
    fills = [each.find(f"{P}polygon/{C}fillBrush/{C}winBrush") for each in regions]
    assert len(regions) == 17
    assert sorted(each.get("faceColor") for each in fills) == sorted(area.fill for area in drawn.map.areas)
    assert [each.get("hatchStyle") for each in fills].count("SLASH") == 2
    labels = [text_of(p) for p in group.iter(f"{P}p")]
    assert labels == [
        *(area.short for area in drawn.map.areas),
        "사업체 1,000곳당",
        "0–1 · 5곳",
        "1–2 · 5곳",
        "2–3 · 5곳",
        "자료 없음",
    ]
    assert group.find(f"{P}shapeComment").text == drawn.alt
    size = group.find(f"{P}sz")
    assert (int(size.get("width")) <= BODY, int(size.get("height")) <= HEIGHT / 2) == (True, True)


def test_a_map_whose_shapes_are_not_in_the_pack_is_its_table() -> None:
    assert map_members(None, replace(small(), geographies=None), RegionMap(map_exhibit().map.areas, (), "")) == []
    root = of_slides(replace(small(), geographies=None), small().slides[1])
    assert [list(root.iter(f"{P}container")), len(tables(root))] == [[], 2]


def test_sources_are_endnotes_to_the_message_with_links_to_web_addresses_only() -> None:
    told = small()
    assert notes(section("small")) == [
        ["".join(["경상북도 · 누적 구축 수 · 2021: 260개 · 실적 — ", said.source_line(SOURCE).split(" — ")[1]])]
    ] * len(told.slides)
    bad = replace(SOURCE, url="javascript:alert(1)")
    root = of_slides(told, replace(told.slides[0], sources=(SOURCE, bad), more_sources=7))
    assert notes(root) == [
        list(said.source_lines(told, replace(told.slides[0], sources=(SOURCE, bad), more_sources=7)))
    ]
    assert links(root) == [SOURCE.url]
    assert notes(of_slides(told, replace(told.slides[0], sources=()))) == []


def test_hostile_text_stays_text() -> None:
    written = [text_of(p) for p in section("hard").iter(f"{P}p")]
    assert [line for line in HOSTILE.split("\n") if line not in written] == []
    assert HOSTILE[:60] in written
    assert {each.get("type") for each in section("hard").iter(f"{P}fieldBegin")} == {"HYPERLINK"}
    assert set(links(section("hard"))) == {SOURCE.url}


def test_letters_that_no_xml_can_hold_are_left_out_and_the_rest_stays() -> None:
    odd = slide("c", "앞\x00\x0b뒤\ufffe😀", None, sentences=("가\r\n나\t다",), remarks="\x1b", sources=())
    root = of_slides(replace(small(), name="이름\x07"), odd)
    assert paragraphs(root)[4:] == ["앞뒤😀", "누적 구축 수 (개) · 2022년 말", "가\n나\t다"]
    assert tables(root) == [(("이름",),)]


def test_what_only_the_presenter_sees_is_not_in_it() -> None:
    private = small().slides[0].notes
    for part in zipfile.ZipFile(io.BytesIO(document("small"))).infolist():
        read = zipfile.ZipFile(io.BytesIO(document("small"))).read(part)
        assert private.encode() not in read, part.filename


def test_it_says_the_numbers_of_the_pack_and_no_other() -> None:
    told = small()
    texts = [told.name, said.made_line(told), said.version_line(told), said.license_line(told)]
    for each in told.slides:
        made = each.exhibit
        texts += [each.title, each.subtitle, *each.sentences, each.remarks, *said.source_lines(told, each)]
        texts += [text for card in each.cards for text in (card.label, card.value, card.note, card.status)]
        texts += [*made.columns, *(cell for row in made.cells for cell in row), *made.notes] if made else []
        texts += [text for pair in made.definitions for text in pair] if made else []
        texts += [made.map.legend_title, *(entry.label for entry in made.map.legend)] if made and made.map else []
    written = "\n".join(text_of(p) for p in section("small").iter(f"{P}p"))
    assert set(NUMBER.findall(written)) == set(NUMBER.findall("\n".join(texts)))


def test_an_english_briefing_has_english_words() -> None:
    written = paragraphs(section("english"))
    assert [each for each in written if each in ("Summary", "Main findings", "Definitions", "Sources")] == [
        "Summary",
        "Main findings",
        "Definitions",
        "Sources",
    ]
    assert captions(section("english"))[0] == "Table . Key figures"
    assert tables(section("english"))[1][0] == ("Indicator", "Value", "Verdict", "Note")
