"""What makes a slide easy to read: terms explained, names apart on the map, titles broken well."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

from outcomes.export.fit import lines, width_em
from outcomes.export.slides.page import TITLE_WIDE, head_of
from tests.unit.export import decks
from tests.unit.export.packs import small


def test_terms_are_explained_once_below_the_table() -> None:
    for each in decks.pack("small").slides[1:5]:
        pages = decks.pages_of(decks.deck("small"), each.title)
        shown = [s.text_frame.text for page in pages for s in page.shapes if s.name == "용어의 뜻"]
        assert shown == ["누적 구축 수: 2014년부터"]


def test_names_on_the_map_cover_neither_each_other_nor_circles() -> None:
    (group,) = [s for page in decks.deck("small").slides for s in page.shapes if hasattr(s, "shapes")]
    boxes = [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in group.shapes]
    names = [box for box in boxes if len(box[0].split()[-1]) == 2]
    circles = [box for box in boxes if box[0].endswith("○")]
    assert (len(names), len(circles)) == (17, 15)
    covered = [
        (one[0], other[0])
        for one, other in [*combinations(names, 2), *product(names, circles)]
        if min(min(one[k + 2], other[k + 2]) - max(one[k], other[k]) for k in (1, 2)) > 12700 * 4
    ]
    assert covered == []


def test_figures_and_sentences_share_a_page_and_figures_come_first() -> None:
    said = tuple(f"{number}번째 문장은 이만큼 길어서 한 줄에 거의 들어갑니다." for number in range(1, 7))
    shown = decks.opened(replace(small(), slides=(replace(small().slides[0], sentences=said, remarks=""),))).slides[1]
    (text,) = [shape for shape in shown.placeholders if shape.text_frame.text.startswith("1번째")]
    (value,) = [shape for shape in shown.shapes if shape.name == "누적 구축 수: 30,144개"]
    assert value.top + value.height < text.top


def test_a_title_ends_with_more_than_a_word() -> None:
    title = "전국, 2023년 말 누적 20,609개. 2027년 말 목표 27,600개의 74.7%입니다."
    head = head_of(replace(small().slides[0], title=title), "", again=False)
    assert (head.title_size, len(lines(title, TITLE_WIDE / head.title_size))) == (21.5, 1)
    longer = head_of(replace(small().slides[0], title=title + " 계획대로입니다."), "", again=False)
    last = lines(title + " 계획대로입니다.", TITLE_WIDE / longer.title_size)[-1]
    assert width_em(last) >= 6
