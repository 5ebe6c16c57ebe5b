"""What `import kg` gives to programs and notebooks, and what a notebook shows of it."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from IPython.core.interactiveshell import InteractiveShell

import kg
from kg.errors import QueryError, StoreError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Kabul, 3 March 2024. The Taliban accused Pakistan of shelling villages. Islamabad denied the accusation."
HOSTILE = "The <script>alert(1)</script> Taliban accused Pakistan of \x1b[31m shelling <b>villages</b>."
PREFIX = "PREFIX kg: <https://w3id.org/jaccuse/ontology#>\n"


@pytest.fixture(scope="module")
def graph() -> kg.Graph:
    return kg.build([kg.Article("a1", "", TEXT, publisher="Palisade Wire")])


class Tags(HTMLParser):
    """Collects the tags and the text of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the name is the base class's
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_folder_of_articles_is_read_with_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    articles = kg.read(tmp_path)
    assert [article.text for article in articles] == [TEXT]
    assert "empty file" in articles.skipped[0].reason
    assert repr(articles) == "<Articles: 1, 1 skipped>"
    assert "empty file" in articles._repr_html_()
    assert list(kg.read([tmp_path / "a.txt"])) == list(articles[:1]) == [articles[0]]


def test_a_graph_is_built_in_memory_or_in_a_folder(tmp_path: Path, graph: kg.Graph) -> None:
    assert graph.folder is None
    assert graph.articles() == ("a1",)
    stored = kg.build([kg.Article("a1", "", TEXT, publisher="Palisade Wire")], tmp_path / "graph")
    assert list(stored.dump()) == list(graph.dump())
    assert list(kg.open(tmp_path / "graph").dump()) == list(graph.dump())


def test_what_was_left_out_of_the_articles_is_noted_in_the_graph(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    kg.build(kg.read(tmp_path / "empty.txt"), tmp_path / "graph")
    assert "empty file" in (tmp_path / "graph" / "runs.jsonl").read_text(encoding="utf-8")


def test_a_query_of_any_form_is_answered(graph: kg.Graph) -> None:
    pattern = "{ ?s kg:accuser ?a ; kg:accused ?b }"
    selected = graph.sparql(f"{PREFIX} SELECT ?a ?b {pattern}")
    assert repr(selected) == "<Solutions: 1 rows of a, b>"
    assert graph.sparql(f"{PREFIX} ASK {pattern}") is True
    made = graph.sparql(f"{PREFIX} CONSTRUCT {{ ?a kg:accuses ?b }} {pattern}")
    assert isinstance(made, kg.Solutions)
    assert made.variables == ("subject", "predicate", "object")
    assert made.network().number_of_edges() == 1


def test_a_network_is_narrowed_by_dates_as_people_write_them() -> None:
    days = {"a1": date(2024, 3, 3), "a2": date(2025, 3, 3)}
    both = kg.build(kg.Article(name, "", TEXT.replace("2024", f"{day.year}"), day) for name, day in days.items())
    assert {data["date"] for *_, data in both.network(since="2025").edges(data=True)} == {"2025-03-03"}
    assert {data["date"] for *_, data in both.network(until="2024-03").edges(data=True)} == {"2024-03-03"}
    with pytest.raises(ValueError, match="'spring' is not 2024"):
        both.network(since="spring")
    with pytest.raises(ValueError, match="planet"):
        both.network(level="planet")


def test_a_statement_is_explained_by_what_a_row_holds(graph: kg.Graph) -> None:
    row = next(iter(graph.query("denied")))
    explained = graph.explain(row.accusation)
    assert explained == graph.explain(explained.statement)
    assert explained.sentence == "The Taliban accused Pakistan of shelling villages."
    shown = Tags(explained._repr_html_()).text
    assert "Islamabad denied the accusation." in shown
    assert "accuse: accuser=subject" in shown


def test_a_text_is_shown_with_its_roles_marked_and_nothing_of_it_runs() -> None:
    reading = kg.extract(HOSTILE, title="A title", published="2024-03-03", publisher="<i>Palisade</i>")
    assert {claim.kind for claim in reading.claims} >= {"Accusation"}
    html = reading._repr_html_()
    shown = Tags(html)
    assert not {"script", "b", "i"} & set(shown.tags)
    assert "\x1b" not in html
    assert "The <script>alert(1)</script> Taliban" in shown.text
    assert re.search(r'title="Accusation: accused Pakistan[^"]*">Pakistan</span>', html)


def test_a_text_that_says_nothing_shows_so() -> None:
    assert "no statements" in kg.extract("The weather was fine.")._repr_html_()


def test_an_article_of_a_graph_is_shown_with_its_roles_marked(graph: kg.Graph) -> None:
    article = graph.article("a1")
    assert article.statements == len(kg.extract(TEXT).claims)
    assert [mark.span.of(article.text) for mark in article.marks if mark.role == "accused"] == ["Pakistan"]
    html = article._repr_html_()
    assert Tags(html).text.startswith("Palisade Wire, a1")
    assert 'title="Denial: responder Pakistan' in html
    with pytest.raises(QueryError, match="no article has the id 'a9'"):
        graph.article("a9")


def test_a_picture_is_a_page_in_a_frame_with_the_statements_below(tmp_path: Path, graph: kg.Graph) -> None:
    picture = graph.draw(title="<b>Shelling</b>")
    html = picture._repr_html_()
    shown = Tags(html)
    assert 'sandbox="allow-scripts allow-downloads"' in html
    assert shown.tags.count("iframe") == 1
    assert "script" not in shown.tags
    assert "“The Taliban accused Pakistan of shelling villages.” (Palisade Wire)" in shown.text
    assert picture.save(tmp_path / "new" / "page.html").read_text(encoding="utf-8") == picture.html
    assert re.fullmatch(r"<Picture: 2 parties, \d statements>", repr(picture))
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="choose another file"):
        picture.save(tmp_path / "file" / "page.html")


@pytest.fixture
def shell(graph: kg.Graph) -> InteractiveShell:
    made = InteractiveShell()
    made.run_line_magic("load_ext", "kg")
    made.user_ns["graph"] = graph
    return made


def test_a_cell_is_asked_in_sparql(shell: InteractiveShell) -> None:
    select = f"{PREFIX}SELECT ?accuser ?accused {{ ?s kg:accuser ?accuser ; kg:accused ?accused }}"
    found = shell.run_cell_magic("sparql", "--df frame", select)
    assert isinstance(found, kg.Solutions)
    assert list(shell.user_ns["frame"].columns) == ["accuser", "accused"]
    assert repr(shell.run_cell_magic("sparql", "--network", select)) == "<Picture: 2 parties, 2 statements>"
    assert shell.run_cell_magic("sparql", "", f"{PREFIX}ASK {{ ?s kg:accuser ?a }}") is True


def test_a_cell_draws_the_statements_that_it_finds(shell: InteractiveShell) -> None:
    drawn = shell.run_cell_magic("sparql", "--network", f"{PREFIX}SELECT ?s {{ ?s a kg:Denial }}")
    assert [edge["relation"] for _, _, edge in drawn.network.edges(data=True)] == ["denies"]
    assert "<iframe" in drawn._repr_html_()


def test_a_cell_shows_no_more_rows_than_it_is_told_to(shell: InteractiveShell) -> None:
    every = "SELECT ?s { ?s ?p ?o }"
    shown = shell.run_cell_magic("sparql", "--limit 3", every)
    assert re.search(r"<p>\d+ rows, of which the first 3 are shown</p>", shown._repr_html_())


def test_a_cell_asks_the_graph_that_it_names(shell: InteractiveShell, tmp_path: Path, graph: kg.Graph) -> None:
    kg.build([], tmp_path / "empty")
    ask = f"{PREFIX}ASK {{ ?s kg:accuser ?a }}"
    assert shell.run_cell_magic("sparql", str(tmp_path / "empty"), ask) is False
    shell.user_ns["other"] = graph
    assert shell.run_cell_magic("sparql", "other", ask) is True


@pytest.mark.parametrize(
    ("line", "query", "message"),
    [
        ("nowhere", "ASK {}", "no such folder"),
        ("", "SELECT * {", "expected one of"),
        ("--limit many", "ASK {}", "invalid int value: 'many'; usage: %%sparql"),
        ("", "ASK { SERVICE <x:y> {} }", "SERVICE"),
        ("--network", "SELECT ?tail ?head { VALUES (?tail ?head) { (<x:a> <x:b>) } }", "no statement connects two"),
        ("--network", "SELECT ?a ?b { ?a ?p ?b } LIMIT 0", "no two columns to draw an edge between"),
    ],
)
def test_a_cell_that_cannot_be_answered_says_why(
    shell: InteractiveShell, capsys: pytest.CaptureFixture[str], line: str, query: str, message: str
) -> None:
    shell.run_cell(f"%%sparql {line}\n{query}")
    assert message in "".join(capsys.readouterr())


def test_a_cell_without_a_graph_is_told_how_to_get_one(capsys: pytest.CaptureFixture[str]) -> None:
    made = InteractiveShell()
    made.run_line_magic("load_ext", "kg")
    made.run_cell("%%sparql\nASK {}")
    assert "graph = kg.open(...)" in "".join(capsys.readouterr())
