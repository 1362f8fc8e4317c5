"""A frozen briefing says what the screens said, holds everything it needs, and is the same each time it is made."""

from __future__ import annotations

import hashlib
import json

import pytest

from outcomes.catalog.briefings import briefing_templates
from outcomes.export.pack import Pack, PackError, Recipe, Slide, check, from_json, to_json
from outcomes.ui.briefing.freeze import freeze
from outcomes.ui.briefing.house import at, house_for
from outcomes.ui.briefing.parts import parts
from outcomes.ui.briefing.plan import Planned, as_plain, from_pack, from_plain, from_template, next_key, usual_name
from outcomes.ui.house import House
from outcomes.ui.origin import rows_behind

pytestmark = pytest.mark.usefixtures("lake_home")

MADE_AT = "2026-11-21T01:02:03Z"


def house() -> House:
    return house_for("published", "ko")


def frozen(id: str, region: str = "KR-48", year: str = "2018") -> tuple[Pack, tuple[str, ...]]:
    planned = from_template(house(), briefing_templates()[id], {"year": year, "region": region})
    where = at(house(), planned[0].recipe or Recipe("overview", ""))
    return freeze(where, planned, name="이름", author="홍길동", made_at=MADE_AT, template=id)


@pytest.fixture(scope="module", params=list(briefing_templates()))
def pack(request: pytest.FixtureRequest, lake_home: object) -> Pack:
    return frozen(request.param)[0]


def followed(slide: Slide) -> House:
    return parts(at(house(), slide.recipe), slide.recipe.page).house


def test_each_chart_is_the_one_of_its_page_cell_for_cell(pack: Pack) -> None:
    drawn = [slide for slide in pack.slides if slide.exhibit is not None]
    assert drawn
    for slide in drawn:
        chart = parts(at(house(), slide.recipe), slide.recipe.page).chart(slide.recipe.chart)
        assert list(slide.exhibit.columns) == list(chart.printed.columns)
        assert [list(row) for row in slide.exhibit.cells] == chart.printed.to_numpy().tolist()
        marks = tuple(f"{sign.mark} {sign.label}" for sign in chart.signs if sign.mark)
        assert (slide.title, slide.subtitle) == (chart.title, chart.subtitle)
        assert slide.exhibit.notes == (*marks, *chart.notes)
        assert (slide.exhibit.native, slide.exhibit.map) == (chart.native, chart.areas)


def test_each_figure_behind_a_slide_is_named_with_its_document_and_quotation(pack: Pack) -> None:
    for slide in pack.slides:
        rows = rows_behind(followed(slide), slide.origins)
        mine = rows[rows.position.isin(slide.origins)]
        told = [(source.position, source.title, source.quotation) for source in slide.sources]
        shown = mine.head(len(told))
        assert told == [(r.position, r.title or "", r.quotation or "") for r in shown.itertuples()]
        assert len(told) + slide.more_sources == len(mine)


def test_a_pack_is_read_back_as_it_was_and_damage_is_refused(pack: Pack) -> None:
    kept = to_json(pack)
    assert from_json(kept, pack.id) == pack
    with pytest.raises(PackError, match="altered"):
        from_json(kept.replace("홍길동".encode(), "김길동".encode()), pack.id)
    with pytest.raises(PackError, match="unreadable"):
        from_json(kept[:-1])


def test_a_pack_that_was_kept_before_a_field_was_known_is_opened_under_its_own_id(pack: Pack) -> None:
    kept = json.loads(to_json(pack))
    for slide in kept["slides"]:
        del slide["told"]
    older = json.dumps(kept, ensure_ascii=False).encode()
    id = hashlib.sha256(older).hexdigest()[:12]
    opened = from_json(older, id)
    assert (opened, opened.id) == (pack, id)
    assert opened.with_name("사본", "홍길동", MADE_AT).id != id


def test_the_same_plan_gives_the_same_pack(pack: Pack) -> None:
    again, _ = frozen(pack.template)
    assert (again.id, to_json(again)) == (pack.id, to_json(pack))


def test_every_province_of_the_year_can_be_looked_into() -> None:
    pack, _ = frozen("region")
    assert [profile.region for profile in pack.profiles] == [region.id for region in house().provinces()]
    assert all(profile.sentences and profile.title for profile in pack.profiles)


def test_what_has_nothing_to_show_is_left_out_and_said() -> None:
    pack, said = frozen("budget", region="KR-48", year="2018")
    assert [slide.recipe.chart for slide in pack.slides if slide.recipe][:1] == [""]
    assert len(said) + len(pack.slides) == len(briefing_templates()["budget"].slides)
    assert "‘예산’의 도표는 2018년 경상남도에 보일 자료가 없어 넣지 않았습니다." in said[0]


def test_an_address_that_means_nothing_any_more_is_said() -> None:
    planned = [Planned("s1", Recipe("overview", "map", (("year", ("1999",)), ("region", ("KR-99",)))))]
    _, said = freeze(house(), planned, name="이름", author="홍길동", made_at=MADE_AT)
    assert any("1999" in sentence for sentence in said)
    assert any("KR-99" in sentence for sentence in said)


def test_a_plan_is_kept_as_plain_json_and_found_again_in_the_pack() -> None:
    planned = (
        Planned("s1", Recipe("overview", "", (("year", ("2021",)), ("region", ("KR",)))), told=False),
        Planned("s7", Recipe("overview", "map", (("year", ("2018",)),)), title="내 제목", remarks="말\n둘째 줄"),
        Planned("s2", None, title="맺음말", notes="여기서 멈춥니다."),
    )
    assert from_plain(as_plain(planned)) == planned
    pack, _ = freeze(house(), planned, name="이름", author="홍길동", made_at=MADE_AT)
    assert from_pack(pack) == planned
    assert [slide.title for slide in pack.slides][1:] == ["내 제목", "맺음말"]
    assert pack.slides[0].sentences == ()
    assert next_key(planned) == "s3"


def test_too_much_and_too_little_are_refused_with_the_place() -> None:
    words = [Planned(f"s{n}", None, title="장") for n in range(61)]
    for planned, code in (
        (words, "too_many: 61"),
        ([], "empty"),
        ([Planned("s1", None, remarks="가" * 1201)], "too_long: s1.remarks"),
    ):
        pack, _ = freeze(house(), planned, name="이름", author="홍길동", made_at=MADE_AT)
        with pytest.raises(PackError, match=code):
            check(pack)


def test_of_a_templates_choices_the_first_that_has_something_to_show_is_taken() -> None:
    template = briefing_templates()["region"]
    planned = from_template(house(), template, {"year": "2018", "region": "KR-48"})
    taken = [slide.recipe.chart for slide in planned if slide.recipe]
    assert taken[4:6] == ["topic_budget", "topic_outcome"]  # no budget with its execution, no projects are published


def test_a_briefing_is_called_by_its_template_year_and_region() -> None:
    found = briefing_templates()
    assert usual_name(house(), found["region"], "KR-47", 2021) == "경상북도 지역 방문 보고 (2021년)"
    assert usual_name(house(), found["national"], "KR-47", 2021) == "전국 한 장 보고 (2021년)"
