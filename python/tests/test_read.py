"""One text in, one record out."""

import datetime
import json
import pickle
import threading

import pytest

import isnad

# "Opening of the road / Transport minister Sami Haddad said on Wednesday that the road will open tomorrow."
TEXT = 'فتح الطريق\nقال وزير النقل سامي حداد الأربعاء إن الطريق سيفتح غدا، مضيفا أن العمل "سيكتمل" قريبا.'


def test_a_text_gives_its_statements():
    record = isnad.read(TEXT, published="2021-04-08")
    assert record.headline == "فتح الطريق"
    said, added = record
    assert (said.cue.lemma, said.act, said.text) == ("قال", "say", "إن الطريق سيفتح غدا")
    assert said.speaker.name.text == "وزير النقل سامي حداد"
    assert (said.said_on, said.said_on_basis) == ("2021-04-07", "time")
    assert (added.cue.text, added.form) == ("مضيفا", "indirect")
    assert len(record) == 2 and record[0] is said and record[-1:] == (added,)


def test_offsets_count_as_python_strings_do():
    record = isnad.read("👍 عنوان\n" + TEXT)
    spans = [statement.cue for statement in record] + [span for statement in record for span in statement.content]
    assert spans and all(record.text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize(
    "day",
    [
        datetime.date(2021, 4, 8),
        datetime.datetime(2021, 4, 8, 23, 0),
        "2021-04-08",
        "08/04/2021",
        "2021-04-08T10:00:00Z",
    ],
)
def test_a_day_of_publication_comes_in_many_forms(day):
    assert isnad.read(TEXT, published=day).published == "2021-04-08"


def test_with_a_headline_the_text_is_the_body():
    record = isnad.read(
        "قال الوزير إن الطريق سيفتح.",
        headline="عنوان",
        id="x",
        outlet="الساحل",
        url="https://a.example/",
        byline="وكالات",
    )
    assert (record.id, record.headline, record.outlet, record.url, record.byline) == (
        "x", "عنوان", "الساحل", "https://a.example/", "وكالات",
    )  # fmt: skip
    assert record.text == "عنوان\nقال الوزير إن الطريق سيفتح."


def test_what_cannot_be_read_is_an_input_error():
    with pytest.raises(isnad.InputError, match="not a date: ⟦in spring⟧"):
        isnad.read(TEXT, published="in spring")
    with pytest.raises(isnad.InputError, match="`text` is missing"):
        isnad.read("   \n ")
    assert issubclass(isnad.InputError, (isnad.IsnadError, ValueError))


def test_a_text_that_is_not_arabic_has_no_statements():
    record = isnad.read("Road opens\nThe minister said that the road will open.")
    assert list(record) == [] and record


def test_every_sample_equals_the_command(examples, run):
    for path in sorted(examples.glob("*.txt")):
        [line] = run("read", "--format", "jsonl", path)
        record = isnad.read(path.read_text(encoding="utf-8"), id=str(path))
        assert record.to_json() == line, path.name
        assert isnad.Record.from_json(line) == record


def test_escapes_are_those_of_the_command(tmp_path, run):
    body = 'قال الوزير إن "الطريق \\ سيفتح"\t\u0001\u007f\u2028 غدا.'
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": 'a"\\/\n\x1f', "headline": "ع", "body": body}), encoding="utf-8")
    [line] = run("read", "--format", "jsonl", file)
    assert isnad.read(body, headline="ع", id='a"\\/\n\x1f').to_json() == line


def test_a_record_is_pickled_compared_and_printed():
    record = isnad.read(TEXT, id="a")
    again = pickle.loads(pickle.dumps(record))
    assert again == record and again.text == record.text
    assert hash(again) == hash(record)
    assert repr(record) == "<Record 'a': 'فتح الطريق', 2 statements>"
    assert str(record[0]).endswith("[say] قال: إن الطريق سيفتح غدا")


def test_what_is_no_record_is_a_schema_error():
    for line in ["", "[]", "{}", '{"schema": 1}']:
        with pytest.raises(isnad.SchemaError):
            isnad.Record.from_json(line)


def test_the_model_has_the_fields_of_the_schema(examples):
    """The dataclasses are the JSON schema's: the same names in the same order."""
    schema = json.loads((examples.parent / "docs/record.schema.json").read_text(encoding="utf-8"))
    definitions = {**schema["$defs"], "Record": schema}
    import dataclasses

    classes = {
        "Record": isnad.Record, "Statement": isnad.Statement, "Speaker": isnad.Speaker, "Span": isnad.Span,
        "Cue": isnad.Cue, "Channel": isnad.Channel, "TimeOfSaying": isnad.Time, "DateOfContent": isnad.ContentDate,
    }  # fmt: skip
    for name, model in classes.items():
        fields = [part.name for part in dataclasses.fields(model) if "beside" not in part.metadata]
        assert set(fields) == set(definitions[name]["properties"]), name


def test_threads_read_at_once():
    """Many threads, one result: the engine holds nothing that changes."""
    want = isnad.read(TEXT).to_json()
    got = []
    threads = [threading.Thread(target=lambda: got.append(isnad.read(TEXT).to_json())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [want] * 8
