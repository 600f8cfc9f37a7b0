"""What a notebook shows."""

import re
from html.parser import HTMLParser

import isnad


def shown(record):
    html = record._repr_html_()

    class Text(HTMLParser):
        text, style, open = "", False, []

        def handle_starttag(self, tag, attrs):
            self.open = [*self.open, tag]
            self.style = tag == "style"

        def handle_endtag(self, tag):
            assert self.open.pop() == tag, "elements nest"
            self.style = False

        def handle_data(self, data):
            if not self.style:
                self.text += data

    parser = Text()
    parser.feed(html)
    assert parser.open == []
    return html, parser.text


def test_every_statement_is_marked_from_right_to_left(examples):
    for path in sorted(examples.glob("*.txt")):
        record = isnad.read(path.read_text(encoding="utf-8"), id=path.stem)
        html, text = shown(record)
        assert 'dir="rtl"' in html and 'lang="ar"' in html
        assert record.text in text, "not a letter is lost"
        assert html.count('<span class="cue') >= 1
        assert html.count("<li>") == len(record)


def test_what_the_article_says_is_escaped():
    body = 'قال <script>alert("1")</script> الوزير إن <b>الطريق</b> & "الجسر" سيفتحان.'
    record = isnad.read(body, headline="<img src=x onerror=alert(1)>", outlet="<i>")
    html, text = shown(record)
    assert "<script" not in html and "<img" not in html and "<b>الطريق" not in html
    assert record.text in text


def test_statements_have_their_speakers_colour():
    record = isnad.read("قال محمد علي إن الطريق سيفتح. وقال سعيد حسن إن الجسر سيغلق.", headline="ع")
    html, _ = shown(record)
    assert len(set(re.findall(r"--hue:(\d+)", html.split("</style>")[1]))) == 2


def test_without_its_text_a_record_shows_its_list():
    record = isnad.Record.from_json(isnad.read("قال الوزير إن الطريق سيفتح.", headline="عنوان").to_json())
    _, text = shown(record)
    assert "عنوان" in text and "إن الطريق سيفتح" in text
